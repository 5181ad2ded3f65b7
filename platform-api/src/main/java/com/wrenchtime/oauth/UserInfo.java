package com.wrenchtime.oauth;

import com.wrenchtime.identity.People;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

/** What an application is told of a person: who it is, and their name where they have agreed to {@link #PROFILE}. */
@Component
class UserInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {

    static final String PROFILE = "profile";

    private final People people;

    UserInfo(People people) {
        this.people = people;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext asked) {
        var person = asked.getAuthorization().getPrincipalName();
        var info = OidcUserInfo.builder().subject(person);
        if (asked.getAccessToken().getScopes().contains(PROFILE)) {
            people.findById(UUID.fromString(person)).ifPresent(it -> info.name(it.name()));
        }
        return info.build();
    }
}
