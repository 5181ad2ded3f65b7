package com.wrenchtime.jobs;

import com.wrenchtime.shared.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A kind of work that a change leaves for later, such as sending a message: a bean of this type is called for each thing
 * that was put into the {@link TaskQueue} under its name, after the change is committed.
 *
 * <p>When it throws it is tried again, later each time, as {@link #retries} says. A node may die in the middle of it, so it
 * must bear being repeated. What it throws is logged: messages without personal data or secrets.
 */
public interface Task {

    /** Lower-case letters and hyphens, such as {@code send-message}. Never changed: rows in the queue bear it. */
    String name();

    /** Does the work for one thing. Neither a tenant is bound nor a transaction open. */
    Outcome perform(Tenant tenant, UUID thing);

    /** Notes that the last attempt has failed too. Neither a tenant is bound nor a transaction open. */
    void giveUp(Tenant tenant, UUID thing);

    /** How patiently it is tried. */
    default Retries retries() {
        return Retries.USUAL;
    }

    /** What has become of the work. */
    sealed interface Outcome {

        /** There is nothing left to do. */
        Outcome DONE = new Done();

        /** Its time comes later; that is no failure. */
        static Outcome at(Instant time) {
            return new Later(time);
        }

        /** See {@link #DONE}. */
        record Done() implements Outcome {}

        /** See {@link #at}. */
        record Later(Instant at) implements Outcome {}
    }

    /**
     * How patiently a task is tried: after ten seconds, then after twice as long each time, each pause spread by half, so
     * that what failed together does not come back together.
     *
     * @param attempts after how many it is given up
     * @param longestPause the longest that is waited for the next
     */
    record Retries(int attempts, Duration longestPause) {

        /** Ten attempts, the last after about five hours. */
        public static final Retries USUAL = new Retries(TaskQueue.ATTEMPTS, Duration.ofHours(1));
    }
}
