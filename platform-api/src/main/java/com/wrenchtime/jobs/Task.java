package com.wrenchtime.jobs;

import com.wrenchtime.shared.Tenant;
import java.util.UUID;

/**
 * A kind of work that a change leaves for later, such as sending a message: a bean of this type is called for each thing
 * that was put into the {@link TaskQueue} under its name, after the change is committed.
 *
 * <p>When it throws it is tried again, later each time, up to {@link TaskQueue#ATTEMPTS} times. A node may die in the middle
 * of it, so it must bear being repeated. What it throws is logged: messages without personal data or secrets.
 */
public interface Task {

    /** Lower-case letters and hyphens, such as {@code send-message}. Never changed: rows in the queue bear it. */
    String name();

    /** Does the work for one thing. Neither a tenant is bound nor a transaction open. */
    void perform(Tenant tenant, UUID thing);

    /** Notes that the last attempt has failed too. Neither a tenant is bound nor a transaction open. */
    void giveUp(Tenant tenant, UUID thing);
}
