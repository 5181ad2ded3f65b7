package com.wrenchtime.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A signed-in person, in the form in which Spring Security carries them. Its name is the person's id. */
public final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final SignedInPerson person;

    public PersonAuthentication(SignedInPerson person) {
        super(List.of());
        this.person = person;
        setAuthenticated(true);
    }

    @Override
    public SignedInPerson getPrincipal() {
        return person;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return person.getName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonAuthentication it && it.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
