package com.wrenchtime.availability;

import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The start that a request names. What the shop's rules of booking exclude by themselves is an error of the field; whether
 * the time is free is another question, and its answer comes with alternatives.
 */
public final class WantedStart {

    private WantedStart() {}

    /** Reads a start that must be given. */
    public static @Nullable Instant read(
            String field, @Nullable String sent, Instant now, ShopSettings shop, FieldErrors errors) {
        return read(field, sent, now, shop, Leeway.NONE, errors);
    }

    /** Like {@link #read}, with some of the rules set aside. What has been can be booked by nobody. */
    public static @Nullable Instant read(
            String field, @Nullable String sent, Instant now, ShopSettings shop, Leeway leeway, FieldErrors errors) {
        var start = errors.required(field, sent, Requested::instant);
        if (start != null) {
            check(field, start, now, shop, leeway, errors);
        }
        return start;
    }

    /** Notes what the rules that are not set aside have against a start. */
    public static void check(
            String field, Instant start, Instant now, ShopSettings shop, Leeway leeway, FieldErrors errors) {
        objection(start, now, shop, leeway).ifPresent(it -> errors.add(field, it.code(), it.detail()));
    }

    private static Optional<Objection> objection(Instant start, Instant now, ShopSettings shop, Leeway leeway) {
        var policy = shop.policy();
        var onTheWall = start.atZone(shop.zone());
        if (!start.isAfter(now)) {
            return Optional.of(new Objection("in-the-past", "Must lie in the future"));
        }
        if (leeway.anyStart()) {
            return Optional.empty();
        }
        if (start.isBefore(now.plus(policy.minNotice()))) {
            return Optional.of(new Objection(
                    "too-soon",
                    "Must be at least %d minutes from now"
                            .formatted(policy.minNotice().toMinutes())));
        }
        if (onTheWall
                .toLocalDate()
                .isAfter(LocalDate.ofInstant(now, shop.zone()).plusDays(policy.horizonDays()))) {
            return Optional.of(
                    new Objection("too-far-ahead", "Must be within the next %d days".formatted(policy.horizonDays())));
        }
        if (onTheWall.toLocalTime().toNanoOfDay() % policy.slotStep().toNanos() != 0) {
            return Optional.of(new Objection(
                    "not-on-grid",
                    "Must be a multiple of %d minutes after midnight on the shop's clock"
                            .formatted(policy.slotStep().toMinutes())));
        }
        return Optional.empty();
    }

    private record Objection(String code, String detail) {}
}
