package com.wrenchtime.identity;

import com.wrenchtime.jobs.Tidying;
import org.springframework.stereotype.Component;

/** Removes links that have run out. */
@Component
class IdentityTidying implements Tidying {

    private final PasswordResets resets;

    IdentityTidying(PasswordResets resets) {
        this.resets = resets;
    }

    @Override
    public int tidyPlatform() {
        return resets.forgetOld();
    }
}
