package com.wrenchtime.identity;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person does in a shop, as long as they do.
 *
 * @param name of the person
 * @param technician whose jobs are theirs; null for members who do not drive
 * @param version grows with every change
 * @param proofsFrom sessions and tokens that were given to the person before it are over
 */
public record Membership(
        UUID id,
        UUID person,
        String name,
        TenantId shop,
        Role role,
        @Nullable UUID technician,
        Instant since,
        int version,
        Instant proofsFrom) {

    /** The member at work. */
    public Actor.Member actor() {
        return new Actor.Member(person, name, role, technician);
    }
}
