package com.wrenchtime.jobs;

/**
 * What a module keeps for a while and nobody needs after it. Correctness never waits for it to be removed: what has expired
 * counts as gone whether or not its row is still there.
 */
public interface Tidying {

    /** Removes it from the bound shop's schema; how many rows went. */
    default int tidyShop() {
        return 0;
    }

    /** Removes it from the platform's schema, which is bound; how many rows went. */
    default int tidyPlatform() {
        return 0;
    }
}
