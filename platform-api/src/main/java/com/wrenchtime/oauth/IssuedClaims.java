package com.wrenchtime.oauth;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What tokens say beside what all JWTs do. Shop and role are looked up at each issue and each refresh, and nothing is
 * issued to somebody who is not a member any more.
 */
@Component
class IssuedClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Issuer issuer;
    private final Shops shops;
    private final Clients clients;
    private final Memberships memberships;

    IssuedClaims(Issuer issuer, Shops shops, Clients clients, Memberships memberships) {
        this.issuer = issuer;
        this.shops = shops;
        this.clients = clients;
        this.memberships = memberships;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
            context.getJwsHeader().type(TokenClaims.ACCESS_TOKEN);
            context.getClaims().claim(TokenClaims.SCOPE, String.join(" ", context.getAuthorizedScopes()));
            if (context.getPrincipal() instanceof SignIn signIn) {
                ofMember(context, signIn);
            } else {
                ofProgram(
                        context.getClaims(),
                        UUID.fromString(context.getRegisteredClient().getId()));
            }
        } else if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)
                && context.getPrincipal() instanceof SignIn signIn) {
            context.getClaims().claim("auth_time", signIn.at().getEpochSecond());
            context.getClaims().claim(TokenClaims.FACTORS, signIn.factors());
        }
    }

    private void ofMember(JwtEncodingContext context, SignIn signIn) {
        var member = memberships
                .of(signIn.person(), signIn.shop())
                .filter(it -> !signIn.at().isBefore(it.proofsFrom()))
                .orElseThrow(IssuedClaims::refused);
        if (shops.findById(signIn.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .isEmpty()) {
            throw refused();
        }
        // Until members can give an application less than all they may do themselves, it gets nothing of the API.
        var isOurs = context.getRegisteredClient().getId().equals(RegisteredClients.ADMIN);
        context.getClaims()
                .audience(isOurs ? List.of(issuer.api(), issuer.userInfo()) : List.of(issuer.userInfo()))
                .claim(TokenClaims.KIND, TokenClaims.MEMBER)
                .claim(
                        TokenClaims.GRANT,
                        Objects.requireNonNull(context.getAuthorization()).getId())
                .claim(TokenClaims.TENANT, signIn.shop().toString())
                .claim(TokenClaims.ROLES, List.of(member.role().name()))
                .claim(TokenClaims.FACTORS, signIn.factors());
    }

    private void ofProgram(JwtClaimsSet.Builder claims, UUID id) {
        var shop = clients.find(id).map(Client::shop).flatMap(shops::findById);
        var open = shop.filter(it -> it.status() == ShopStatus.ACTIVE)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT));
        claims.audience(List.of(issuer.api()))
                .claim(TokenClaims.KIND, TokenClaims.PROGRAM)
                .claim(TokenClaims.TENANT, open.id().toString());
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
