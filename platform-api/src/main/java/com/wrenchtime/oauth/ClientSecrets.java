package com.wrenchtime.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Client secrets as they are kept. They are made by us from 256 random bits, so a slow hash would add nothing. */
final class ClientSecrets implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return HexFormat.of().formatHex(TokenHash.ofSent(String.valueOf(secret)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
        return secret != null
                && kept != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
    }
}
