package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.Tenant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Who may use a route. */
sealed interface Access {

    /** Whether this caller may use this method; null for somebody without identity. */
    boolean permits(@Nullable Caller caller, HttpMethod method);

    /** Whether everybody may come, so that it does not matter here who does. */
    default boolean isForEverybody() {
        return this instanceof Open || this instanceof Storefront || this instanceof OwnRules;
    }

    /**
     * Everybody, with or without identity, which is not even looked at.
     *
     * @param page whether it is a page for people in front of browsers, with forms, a session and a language
     */
    record Open(boolean page) implements Access {

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return true;
        }
    }

    /**
     * Everybody, to a page that the shop in the path shows its customers: in their language, without session or form. Of a
     * shop that is not open, nothing is there but the page itself.
     */
    record Storefront() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return true;
        }
    }

    /**
     * Everybody may ask, and what is there decides by itself: the authorization server by its protocol, the admin's backend
     * by its session. Such requests are counted and wait for their turn like those of the public API.
     */
    record OwnRules() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return true;
        }
    }

    /**
     * Members of a shop with one of these roles, and the shop's programs that were given this scope. An operator who visits
     * a shop may read what its members may, and change nothing.
     *
     * @param scope such as {@code appointments:read}; null for what no program may do
     */
    record Staff(Set<Role> roles, @Nullable String scope) implements Access {

        public Staff {
            roles = Set.copyOf(roles);
        }

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return caller != null
                    && switch (caller.actor()) {
                        case Actor.Member member -> roles.contains(member.role());
                        case Actor.Program program ->
                            scope != null && program.scopes().contains(scope);
                        case Actor.Operator _ -> caller.tenant() instanceof Tenant.Shop && isRead(method);
                        case Actor.Anybody _, Actor.ShopCustomer _, Actor.Platform _ -> false;
                    };
        }

        private static boolean isRead(HttpMethod method) {
            return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        }
    }

    /** Customers of the shop in the path, who have shown who they are. */
    record OfCustomer() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return caller != null && caller.actor() instanceof Actor.ShopCustomer;
        }
    }

    /** Those who run the platform, about the platform. */
    record OfOperator() implements Access {

        @Override
        public boolean permits(@Nullable Caller caller, HttpMethod method) {
            return caller != null
                    && caller.actor() instanceof Actor.Operator
                    && caller.tenant() instanceof Tenant.Platform;
        }
    }
}
