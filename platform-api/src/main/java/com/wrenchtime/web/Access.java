package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may use a route. */
sealed interface Access {

    /** Whether this caller may; null for somebody without identity. */
    boolean permits(@Nullable Caller caller);

    /** Everybody, with or without identity, which is not even looked at. */
    record Open() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller) {
            return true;
        }
    }

    /**
     * Members of a shop with one of these roles, and the shop's programs that were given this scope.
     *
     * @param scope such as {@code appointments:read}; null for what no program may do
     */
    record Staff(Set<Role> roles, @Nullable String scope) implements Access {

        public Staff {
            roles = Set.copyOf(roles);
        }

        @Override
        public boolean permits(@Nullable Caller caller) {
            return caller != null
                    && switch (caller.actor()) {
                        case Actor.Member member -> roles.contains(member.role());
                        case Actor.Program program ->
                            scope != null && program.scopes().contains(scope);
                        case Actor.Anybody _, Actor.ShopCustomer _, Actor.Operator _, Actor.Platform _ -> false;
                    };
        }
    }

    /** Customers of the shop in the path, who have shown who they are. */
    record OfCustomer() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller) {
            return caller != null && caller.actor() instanceof Actor.ShopCustomer;
        }
    }

    /** Those who run the platform. */
    record OfOperator() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller) {
            return caller != null && caller.actor() instanceof Actor.Operator;
        }
    }
}
