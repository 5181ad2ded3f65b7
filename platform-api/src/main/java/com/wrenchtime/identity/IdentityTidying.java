package com.wrenchtime.identity;

import com.wrenchtime.jobs.Tidying;
import org.springframework.stereotype.Component;

/** Removes links that have run out. */
@Component
class IdentityTidying implements Tidying {

    private final PasswordResets resets;
    private final Operators operators;

    IdentityTidying(PasswordResets resets, Operators operators) {
        this.resets = resets;
        this.operators = operators;
    }

    @Override
    public int tidyPlatform() {
        return resets.forgetOld() + operators.forgetOld();
    }
}
