package com.wrenchtime.shared;

/** Who the current call works for, beside {@link CurrentTenant}: bound by the edge for one call, gone after it. */
public final class CurrentActor {

    private static final ScopedValue<Actor> BOUND = ScopedValue.newInstance();

    private CurrentActor() {}

    /** Works for the given actor. */
    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(BOUND, actor).run(work);
    }

    /** Who asked for this; {@link Actor#PLATFORM} when no request did. */
    public static Actor get() {
        return BOUND.isBound() ? BOUND.get() : Actor.PLATFORM;
    }
}
