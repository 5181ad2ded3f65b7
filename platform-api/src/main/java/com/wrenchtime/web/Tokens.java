package com.wrenchtime.web;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tokens that let their holder act on one thing of one shop for one purpose, such as managing an appointment. A token is
 * the ids and a keyed hash of them, so nothing is kept that could be stolen, and a repeated request gets the same token.
 */
@Component
public class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int IDS = 32;
    private static final int TOKEN = IDS + 24;

    private final SecretKeySpec key;

    Tokens(TokenSettings settings) {
        this.key = new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The token for this purpose and thing of the bound shop: 75 letters, digits, hyphens and underscores. */
    public String issue(Purpose purpose, UUID thing) {
        var shop = CurrentTenant.shop().id();
        var token = ByteBuffer.allocate(TOKEN).put(ids(shop.value(), thing)).put(proof(purpose, shop, thing));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** What the token stands for; nothing unless it was issued here for this purpose. */
    public Optional<Target> verify(Purpose purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != TOKEN) {
            return Optional.empty();
        }
        var ids = ByteBuffer.wrap(bytes);
        var target = new Target(new TenantId(uuid(ids)), uuid(ids));
        var genuine = MessageDigest.isEqual(
                proof(purpose, target.shop(), target.thing()), Arrays.copyOfRange(bytes, IDS, TOKEN));
        return genuine ? Optional.of(target) : Optional.empty();
    }

    /**
     * A keyed hash of a text of the bound shop, for one purpose: what is kept of a secret that is short enough to be guessed
     * from a hash which anybody can make.
     */
    public byte[] hash(Purpose purpose, String text) {
        var shop = CurrentTenant.shop().id().value();
        var hashed = mac(purpose);
        hashed.update(ids(shop));
        return hashed.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] proof(Purpose purpose, TenantId shop, UUID thing) {
        return Arrays.copyOf(mac(purpose).doFinal(ids(shop.value(), thing)), TOKEN - IDS);
    }

    private Mac mac(Purpose purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ids(UUID... ids) {
        var bytes = ByteBuffer.allocate(ids.length * 2 * Long.BYTES);
        for (var id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** What a token is good for. A token for one purpose is worthless for another. */
    public enum Purpose {
        HOLD,
        MANAGE_APPOINTMENT,
        ONE_TIME_CODE,
        ACCOUNT_TRY,
        UNSUBSCRIBE,
        TEXT_STATUS,
        FEED
    }

    /** What a token stands for. */
    public record Target(TenantId shop, UUID thing) {

        /** Whether it is of the shop that the request is for. If it is not, there is nothing here under its id. */
        public boolean isOfBoundShop() {
            return shop.equals(CurrentTenant.shop().id());
        }
    }
}
