package com.wrenchtime.oauth;

import com.wrenchtime.shared.TenantId;
import java.util.Set;
import java.util.UUID;

/** What a verified access token says. Whether it is still true, {@link TokenHolders} finds out. */
sealed interface AccessToken {

    /** The shop that the token was issued for. */
    TenantId shop();

    /**
     * Issued to our own admin for somebody who signed in.
     *
     * @param grant the authorization that the token stems from; when that ends, the token ends
     */
    record OfMember(UUID person, TenantId shop, UUID grant) implements AccessToken {}

    /** Issued to a shop's program. */
    record OfProgram(UUID client, TenantId shop, Set<String> scopes) implements AccessToken {

        public OfProgram {
            scopes = Set.copyOf(scopes);
        }
    }
}
