package com.wrenchtime.identity.signin;

import com.wrenchtime.jobs.Tidying;
import org.springframework.stereotype.Component;

/** Removes tries that no longer count. */
@Component
class SignInTidying implements Tidying {

    private final Throttle throttle;

    SignInTidying(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public int tidyPlatform() {
        return throttle.forgetOld();
    }
}
