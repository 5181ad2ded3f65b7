package com.wrenchtime.oauth;

import com.wrenchtime.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who signed in, how and when, and for which shop they do what they do. */
final class SignIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient UUID id;
    private final transient UUID person;
    private final transient TenantId shop;
    private final transient List<String> factors;
    private final transient Instant at;

    /**
     * @param id of this one sign-in, with which everything ends that stems from it
     * @param factors by which they showed who they are, as {@code amr} calls them (RFC 8176)
     * @param at when
     */
    SignIn(UUID id, UUID person, TenantId shop, List<String> factors, Instant at) {
        super(List.of());
        this.id = id;
        this.person = person;
        this.shop = shop;
        this.factors = List.copyOf(factors);
        this.at = at;
        setAuthenticated(true);
    }

    UUID id() {
        return id;
    }

    UUID person() {
        return person;
    }

    TenantId shop() {
        return shop;
    }

    List<String> factors() {
        return factors;
    }

    Instant at() {
        return at;
    }

    /** The {@code sub} of their tokens. */
    @Override
    public String getName() {
        return person.toString();
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignIn it
                && it.id.equals(id)
                && it.person.equals(person)
                && it.shop.equals(shop)
                && it.factors.equals(factors)
                && it.at.equals(at);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
