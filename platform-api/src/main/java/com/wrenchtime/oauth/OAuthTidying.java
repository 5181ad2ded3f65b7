package com.wrenchtime.oauth;

import com.wrenchtime.jobs.Tidying;
import org.springframework.stereotype.Component;

/** Makes the next signing key when it is time, and removes grants that have run out. */
@Component
class OAuthTidying implements Tidying {

    private final SigningKeys keys;
    private final Grants grants;

    OAuthTidying(SigningKeys keys, Grants grants) {
        this.keys = keys;
        this.grants = grants;
    }

    @Override
    public int tidyPlatform() {
        keys.rotate();
        return grants.forgetOld();
    }
}
