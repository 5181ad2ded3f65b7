package com.wrenchtime.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.wrenchtime.shared.TenantId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens: signed by one of our keys with our one algorithm, typed as access tokens, issued by us, for this
 * reader, now. Everything else is refused, whatever it would mean to somebody else (RFC 8725, RFC 9068).
 */
@Component
class AccessTokens {

    /** What our own tokens have in their header. Others, such as {@code jku} or {@code jwk}, are never looked at. */
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JwtDecoder api;
    private final JwtDecoder userInfo;

    AccessTokens(SigningKeys keys, Issuer issuer, Clock clock) {
        this.api = decoder(keys, issuer.url(), issuer.api(), clock);
        this.userInfo = decoder(keys, issuer.url(), issuer.userInfo(), clock);
    }

    /**
     * What a token for the API says.
     *
     * @throws JwtException if it is not one of ours for the API, or not good now
     */
    AccessToken read(String token) {
        var jwt = decode(api, token);
        var shop = new TenantId(uuid(jwt, TokenClaims.TENANT));
        return switch (String.valueOf(jwt.getClaimAsString(TokenClaims.KIND))) {
            case TokenClaims.MEMBER -> new AccessToken.OfMember(uuid(jwt, "sub"), shop, uuid(jwt, TokenClaims.GRANT));
            case TokenClaims.PROGRAM -> new AccessToken.OfProgram(uuid(jwt, "sub"), shop, scopes(jwt));
            default -> throw new BadJwtException("Not a kind of token that is known here");
        };
    }

    /** Reads tokens for the endpoint that tells who signed in. */
    JwtDecoder forUserInfo() {
        return token -> decode(userInfo, token);
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            if (!SignedJWT.parse(token).getHeader().toJSONObject().keySet().equals(HEADER)) {
                throw new BadJwtException("Not the header of our tokens");
            }
        } catch (ParseException e) {
            throw new BadJwtException("Not a signed token", e);
        }
        return decoder.decode(token);
    }

    private static JwtDecoder decoder(SigningKeys keys, String issuer, String audience, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TokenClaims.ACCESS_TOKEN)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SigningKeys.ALGORITHM, keys));
        // Claims are the business of the validators below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                must("have been issued here", jwt -> issuer.equals(jwt.getClaimAsString("iss"))),
                must("be for this reader", jwt -> aud(jwt).contains(audience)),
                must("have a beginning and an end", jwt -> isShort(jwt, clock)),
                must("not be bound to a key", jwt -> !jwt.hasClaim("cnf"))));
        return decoder;
    }

    private static List<String> aud(Jwt jwt) {
        return Objects.requireNonNullElse(jwt.getAudience(), List.of());
    }

    private static boolean isShort(Jwt jwt, Clock clock) {
        var issued = jwt.getIssuedAt();
        var expires = jwt.getExpiresAt();
        return issued != null
                && expires != null
                && jwt.getNotBefore() != null
                && !issued.isAfter(clock.instant().plus(SKEW))
                && !expires.isAfter(issued.plus(OAuthSettings.LONGEST_ACCESS));
    }

    private static OAuth2TokenValidator<Jwt> must(String what, java.util.function.Predicate<Jwt> test) {
        var refused = OAuth2TokenValidatorResult.failure(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "Must " + what, null));
        return jwt -> test.test(jwt) ? OAuth2TokenValidatorResult.success() : refused;
    }

    private static UUID uuid(Jwt jwt, String claim) {
        return Optional.ofNullable(jwt.getClaims().get(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(it -> UUID_FORM.matcher(it).matches())
                .map(UUID::fromString)
                .orElseThrow(() -> new BadJwtException("Must have a claim " + claim));
    }

    private static Set<String> scopes(Jwt jwt) {
        return jwt.getClaims().get(TokenClaims.SCOPE) instanceof String text ? Set.of(text.split(" ")) : Set.of();
    }
}
