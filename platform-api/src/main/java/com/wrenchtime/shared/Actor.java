package com.wrenchtime.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who does something, as verified by us: for decisions about what they may do, and for the record of what they did. */
public sealed interface Actor {

    /** Somebody of whom nothing is known but what they send: a customer in front of the public API. */
    Actor ANYBODY = new Anybody();

    /** The platform itself: jobs, migrations, the opening of shops. */
    Actor PLATFORM = new Platform();

    /** What the record of a change calls them, such as {@code customer} or a member's name. */
    String label();

    /** What tells this actor from all others, for keys and counters. It contains no personal data. */
    String key();

    /**
     * A member of the bound shop.
     *
     * @param name as colleagues call them
     * @param technician whose jobs are theirs; null for members who do not drive
     */
    record Member(
            UUID person, String name, Role role, @Nullable UUID technician) implements Actor {

        @Override
        public String label() {
            return name;
        }

        @Override
        public String key() {
            return "member:" + person;
        }
    }

    /**
     * A program that the shop's owner has let in.
     *
     * @param client its OAuth 2 client
     * @param scopes what it may do, such as {@code appointments:read}
     */
    record Program(UUID client, String name, Set<String> scopes) implements Actor {

        public Program {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String label() {
            return name;
        }

        @Override
        public String key() {
            return "program:" + client;
        }
    }

    /** A customer of the bound shop who has shown that they are this customer. */
    record ShopCustomer(UUID customer) implements Actor {

        @Override
        public String label() {
            return "customer";
        }

        @Override
        public String key() {
            return "customer:" + customer;
        }
    }

    /** Somebody who runs the platform. */
    record Operator(UUID person, String name) implements Actor {

        @Override
        public String label() {
            return "operator " + name;
        }

        @Override
        public String key() {
            return "operator:" + person;
        }
    }

    /** See {@link #ANYBODY}. */
    record Anybody() implements Actor {

        @Override
        public String label() {
            return "customer";
        }

        @Override
        public String key() {
            return "anybody";
        }
    }

    /** See {@link #PLATFORM}. */
    record Platform() implements Actor {

        @Override
        public String label() {
            return "Wrenchtime";
        }

        @Override
        public String key() {
            return "platform";
        }
    }
}
