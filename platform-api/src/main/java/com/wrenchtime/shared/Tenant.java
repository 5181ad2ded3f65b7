package com.wrenchtime.shared;

import java.util.regex.Pattern;

/**
 * Whose data a piece of work may touch: one shop's, or the platform's own and then no shop's.
 */
public sealed interface Tenant {

    /** The platform's own data: the registry and the scheduled tasks. It cannot see any shop's table. */
    Tenant PLATFORM = new Platform();

    /** The database role to act as, which is also the name of the schema it sees. */
    String role();

    /** The database that holds the schema, by its key in the configuration. */
    String database();

    /** One shop, as its registry entry describes it. */
    record Shop(TenantId id, String slug, String role, String database) implements Tenant {

        // The role is sent to PostgreSQL as an identifier, which cannot be a bound parameter.
        private static final Pattern ROLE = Pattern.compile("shop_[0-9a-f]{32}");

        public Shop {
            if (!ROLE.matcher(role).matches()) {
                throw new IllegalArgumentException("Not a shop's role: " + role);
            }
        }
    }

    /** See {@link #PLATFORM}. */
    record Platform() implements Tenant {

        @Override
        public String role() {
            return "platform";
        }

        @Override
        public String database() {
            return "main";
        }
    }
}
