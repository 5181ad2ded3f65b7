package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A good token is let in; each of the ways to change or misuse one is answered like no token at all. */
@ServedTest
@Import(TestMembers.class)
class TokenTamperingTests {

    private final SigningKeys keys;
    private final Issuer issuer;
    private final TestMembers members;
    private final TestShops shops;
    private final int port;

    private RegisteredShop shop;
    private RegisteredShop other;
    private Forge forge;

    @SuppressWarnings("NullAway.Init") // set before each test
    TokenTamperingTests(
            SigningKeys keys, Issuer issuer, TestMembers members, TestShops shops, @LocalServerPort int port) {
        this.keys = keys;
        this.issuer = issuer;
        this.members = members;
        this.shops = shops;
        this.port = port;
    }

    @BeforeEach
    void aMemberWithAToken() {
        shop = shops.open();
        other = shops.open();
        var person = members.join(shop, Role.OWNER);
        forge = new Forge(keys.current(), claims(person, grant(person)));
    }

    @Test
    void givenAGoodToken_whenSent_thenItsHolderIsLetIn() {
        assertThat(status(forge.token())).isEqualTo(200);
    }

    @Test
    void givenEveryWayToChangeAToken_whenSent_thenNobodyIsLetIn() throws JOSEException, GeneralSecurityException {
        var cases = new TreeMap<String, String>();
        cases.putAll(algorithms());
        cases.putAll(keysAndTypes());
        cases.putAll(signatures());
        cases.putAll(claimsOfOthers());

        var letIn = new TreeMap<String, Integer>();
        cases.forEach((name, token) -> {
            var status = status(token);
            if (status != 401) {
                letIn.put(name, status);
            }
        });

        assertThat(cases).hasSizeGreaterThanOrEqualTo(80);
        assertThat(letIn).isEmpty();
        assertThat(status(forge.token())).as("the good one, after all of them").isEqualTo(200);
    }

    private Map<String, String> algorithms() throws GeneralSecurityException {
        var cases = new LinkedHashMap<String, String>();
        for (var none : List.of("none", "None", "NONE", "nOnE")) {
            cases.put("alg " + none, forge.unsigned(it -> it.put("alg", none)) + ".");
            cases.put("alg " + none + " with our signature", forge.token(it -> it.put("alg", none), Forge::unchanged));
        }
        var publicKey = keys.current().toPublicJWK();
        cases.put("HS256 with the public JWK", hmac("HmacSHA256", "HS256", publicKey.toJSONString()));
        cases.put(
                "HS256 with the public x",
                hmac("HmacSHA256", "HS256", publicKey.getX().toString()));
        cases.put("HS256 with the key's id", hmac("HmacSHA256", "HS256", publicKey.getKeyID()));
        cases.put("HS384 with the public JWK", hmac("HmacSHA384", "HS384", publicKey.toJSONString()));
        cases.put("HS512 with the public JWK", hmac("HmacSHA512", "HS512", publicKey.toJSONString()));
        cases.put("HS256 with an empty text", hmac("HmacSHA256", "HS256", "\0"));
        for (var algorithm : List.of(
                "ES384", "ES512", "ES256K", "RS256", "RS512", "PS256", "EdDSA", "Ed25519", "es256", "", "HS256")) {
            cases.put(
                    "alg " + algorithm + " over our signature",
                    forge.token(it -> it.put("alg", algorithm), Forge::unchanged));
        }
        cases.put("no alg", forge.token(it -> it.remove("alg"), Forge::unchanged));
        cases.put("alg twice", forge.written(it -> it.insert(1, "\"alg\":\"none\","), it -> {}));
        return cases;
    }

    private Map<String, String> keysAndTypes() throws JOSEException {
        var cases = new LinkedHashMap<String, String>();
        var stranger = new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();
        for (var kid : List.of(
                "unknown",
                "",
                "../../../../dev/null",
                "/proc/sys/kernel/randomize_va_space",
                "' OR '1'='1",
                "x'; DROP TABLE platform.signing_key; --",
                "http://127.0.0.1:1/keys",
                "*")) {
            cases.put("kid " + kid, forge.token(it -> it.put("kid", kid), Forge::unchanged));
        }
        cases.put("no kid", forge.token(it -> it.remove("kid"), Forge::unchanged));
        cases.put("kid is a number", forge.token(it -> it.put("kid", 1), Forge::unchanged));
        cases.put("a stranger's key under our kid", forge.signedBy(stranger, Forge::unchanged));
        cases.put("a stranger's key", forge.signedBy(stranger, it -> it.put("kid", "stranger")));
        cases.put(
                "a stranger's key in the header",
                forge.signedBy(
                        stranger, it -> it.put("jwk", stranger.toPublicJWK().toJSONObject())));
        var extras = Map.<String, Object>of(
                "jwk",
                keys.current().toPublicJWK().toJSONObject(),
                "jku",
                "http://127.0.0.1:1/jwks.json",
                "x5u",
                "http://127.0.0.1:1/chain.pem",
                "x5c",
                List.of("MIIB"),
                "x5t#S256",
                "0".repeat(43),
                "crit",
                List.of("exp"),
                "b64",
                false,
                "zip",
                "DEF",
                "cty",
                "JWT");
        extras.forEach((name, value) ->
                cases.put("our key, with " + name, forge.token(it -> it.put(name, value), Forge::unchanged)));
        for (var type : List.of("JWT", "jwt", "id+jwt", "logout+jwt", "dpop+jwt", "application/at+jwt", "at", "")) {
            cases.put("typ " + type, forge.token(it -> it.put("typ", type), Forge::unchanged));
        }
        cases.put("no typ", forge.token(it -> it.remove("typ"), Forge::unchanged));
        return cases;
    }

    private Map<String, String> signatures() throws JOSEException {
        var cases = new LinkedHashMap<String, String>();
        var good = forge.token();
        var input = good.substring(0, good.lastIndexOf('.'));
        var signature = new Base64URL(good.substring(good.lastIndexOf('.') + 1)).decode();
        cases.put("without its signature", input);
        cases.put("with an empty signature", input + ".");
        cases.put("with zeros for a signature", input + "." + Base64URL.encode(new byte[64]));
        cases.put("with half a signature", input + "." + Base64URL.encode(Arrays.copyOf(signature, 32)));
        cases.put(
                "with the signature as DER", input + "." + Base64URL.encode(ECDSA.transcodeSignatureToDER(signature)));
        var flipped = signature.clone();
        flipped[10] ^= 1;
        cases.put("with one bit of the signature turned", input + "." + Base64URL.encode(flipped));
        cases.put("with a fourth part", good + ".e30");
        cases.put("with five parts", good + ".e30.e30");
        cases.put("cut in the middle", good.substring(0, good.length() / 2));
        cases.put("with the claims of another", otherClaims(good));
        cases.put("with the header in JSON", "{\"payload\":\"e30\"}");
        cases.put("one letter", "a");
        cases.put("dots", "..");
        cases.put("long", "a".repeat(5000));
        return cases;
    }

    private String otherClaims(String good) {
        var parts = good.split("\\.", -1);
        var claims = new Base64URL(parts[1])
                .decodeToString()
                .replace(shop.id().toString(), other.id().toString());
        return parts[0] + "." + Forge.encoded(claims) + "." + parts[2];
    }

    private Map<String, String> claimsOfOthers() {
        var now = Instant.now().getEpochSecond();
        var cases = new LinkedHashMap<String, String>();
        for (var name : List.of("iss", "aud", "exp", "nbf", "iat", "sub", "tenant", "kind", "grant")) {
            cases.put("no " + name, forge.token(Forge::unchanged, it -> it.remove(name)));
        }
        claim(
                cases,
                "iss",
                "https://other.example",
                issuer.url() + "/",
                issuer.url().toUpperCase(Locale.ROOT),
                "");
        claim(
                cases,
                "aud",
                issuer.url(),
                issuer.userInfo(),
                RegisteredClients.ADMIN,
                issuer.api() + "/",
                List.of("https://other.example"),
                List.of());
        claim(cases, "exp", now - 60, now + 3600, "tomorrow", 0, -1);
        claim(cases, "nbf", now + 120, "never");
        claim(cases, "iat", now + 120);
        claim(cases, "sub", UUID.randomUUID().toString(), "nobody", 7, "' OR '1'='1");
        claim(
                cases,
                "tenant",
                other.id().toString(),
                UUID.randomUUID().toString(),
                shop.slug(),
                List.of(shop.id().toString()));
        claim(cases, "kind", "program", "customer", "operator", "MEMBER", List.of("member"));
        claim(cases, "grant", UUID.randomUUID().toString(), "none");
        claim(cases, "cnf", Map.of("jkt", "0".repeat(43)));
        cases.put(
                "tenant twice",
                forge.written(it -> {}, it -> it.insert(1, "\"tenant\":\"%s\",".formatted(other.id()))));
        cases.put("no claims", forge.written(it -> {}, it -> it.setLength(0)));
        cases.put(
                "claims in a list",
                forge.written(it -> {}, it -> it.insert(0, "[").append("]")));
        return cases;
    }

    private void claim(Map<String, String> cases, String name, Object... values) {
        for (var value : values) {
            cases.put(name + " " + value, forge.token(Forge::unchanged, it -> it.put(name, value)));
        }
    }

    private String hmac(String mac, String algorithm, String secret) throws GeneralSecurityException {
        var input = forge.unsigned(it -> it.put("alg", algorithm));
        var hmac = Mac.getInstance(mac);
        hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac));
        return input + "." + Base64URL.encode(hmac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private Map<String, Object> claims(UUID person, UUID grant) {
        return Map.of(
                "iss", issuer.url(),
                "aud", List.of(issuer.api()),
                "sub", person.toString(),
                "kind", "member",
                "tenant", shop.id().toString(),
                "grant", grant.toString());
    }

    private UUID grant(UUID person) {
        var id = UUID.randomUUID();
        TestDatabase.shared()
                .superuser()
                .sql("""
                    INSERT INTO platform.oauth_grant (id, client_id, person_id, shop_id, factors, signed_in_at, scopes,
                                                      request, expires_at)
                    VALUES (?, 'wrenchtime-admin', ?, ?, '{pwd}', now(), '{openid}', '{}', now() + interval '1 h')\
                    """)
                .params(id, person, shop.id().value())
                .update();
        return id;
    }

    private int status(String token) {
        return new StaffApiClient(port, "Bearer " + token).get("audit").status();
    }
}
