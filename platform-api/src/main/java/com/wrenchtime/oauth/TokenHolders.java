package com.wrenchtime.oauth;

import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.Caller;
import java.util.HashSet;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/**
 * Who stands behind a token at this moment. A token says who and for which shop; what they may do is looked up, so a token
 * never gives more than the membership or the client has now. Look-ups are remembered for some seconds, which is how long
 * a revocation takes to reach every node.
 */
@Component
class TokenHolders {

    private final Shops shops;
    private final Memberships memberships;
    private final Grants grants;
    private final Clients clients;

    TokenHolders(Shops shops, Memberships memberships, Grants grants, Clients clients) {
        this.shops = shops;
        this.memberships = memberships;
        this.grants = grants;
        this.clients = clients;
    }

    /** @throws OAuth2AuthenticationException if nobody is behind it any more */
    Caller behind(AccessToken token) {
        var shop = shops.findById(token.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .orElseThrow(TokenHolders::refused);
        var actor = switch (token) {
            case AccessToken.OfMember it -> member(it);
            case AccessToken.OfProgram it -> program(it);
        };
        return new Caller(shop.tenant(), actor);
    }

    private Actor member(AccessToken.OfMember token) {
        if (!grants.isAlive(token.grant())) {
            throw refused();
        }
        return memberships
                .of(token.person(), token.shop())
                .map(Membership::actor)
                .orElseThrow(TokenHolders::refused);
    }

    private Actor program(AccessToken.OfProgram token) {
        var client = clients.findProgram(token.client())
                .filter(it -> token.shop().equals(it.shop()))
                .orElseThrow(TokenHolders::refused);
        var scopes = new HashSet<>(token.scopes());
        scopes.retainAll(client.scopes());
        clients.noteUse(client);
        return new Actor.Program(client.id(), client.name(), Set.copyOf(scopes));
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN);
    }
}
