package com.wrenchtime.reminders;

import com.wrenchtime.booking.AppointmentLine;
import com.wrenchtime.booking.Promise;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.templates.Language;
import com.wrenchtime.templates.Variable;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.Tokens;
import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the variables of a template stand for, for one appointment of the bound shop. */
@Component
class Words {

    private static final int LONGEST_NAME = 60;
    private static final Duration USUAL_WAY = Duration.ofMinutes(15);

    private final Tokens tokens;
    private final ApiSettings web;
    private final Clock clock;

    Words(Tokens tokens, ApiSettings web, Clock clock) {
        this.tokens = tokens;
        this.web = web;
        this.clock = clock;
    }

    /** The values, in a language and for a channel. */
    Map<Variable, String> of(
            Promise promise, ShopSettings shop, @Nullable URI reviewLink, Language language, Channel channel) {
        var appointment = promise.appointment();
        var start = appointment.window().start();
        var address = appointment.address();
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.SHOP_NAME, shop.name());
        values.put(Variable.SHOP_PHONE, shop.phone().national());
        values.put(Variable.CUSTOMER_NAME, appointment.contact().name());
        values.put(
                Variable.SERVICE_NAME,
                appointment.lines().stream().map(AppointmentLine::name).collect(Collectors.joining(", ")));
        values.put(
                Variable.APPOINTMENT_START, day(language).withZone(shop.zone()).format(start));
        values.put(Variable.APPOINTMENT_ADDRESS, "%s, %s".formatted(address.line1(), address.city()));
        values.put(Variable.APPOINTMENT_TOTAL, money(appointment.total(), language));
        values.put(Variable.APPOINTMENT_REFERENCE, appointment.reference());
        values.put(Variable.TECHNICIAN_NAME, promise.technician());
        values.put(Variable.ARRIVAL, time(language).withZone(shop.zone()).format(arrival(promise)));
        values.put(Variable.VEHICLE_YEAR, Integer.toString(promise.vehicle().year()));
        values.put(Variable.VEHICLE_MAKE, promise.vehicle().make());
        values.put(Variable.VEHICLE_MODEL, promise.vehicle().model());
        values.put(
                Variable.LINK_MANAGE,
                "%s/m/%s"
                        .formatted(
                                web.publicUrl(),
                                tokens.issue(
                                        Tokens.Purpose.MANAGE_APPOINTMENT,
                                        appointment.id().value())));
        values.put(
                Variable.LINK_BOOK,
                "%s/book/%s".formatted(web.publicUrl(), CurrentTenant.shop().slug()));
        if (reviewLink != null) {
            values.put(Variable.LINK_REVIEW, reviewLink.toString());
        }
        values.replaceAll((variable, value) -> isLink(variable) ? value : plain(value, channel));
        return values;
    }

    // Whoever sets out now needs as long as was planned.
    private Instant arrival(Promise promise) {
        var now = clock.instant();
        var way = promise.wayThere();
        var start = promise.appointment().window().start();
        if (way.isZero()) {
            return start.isAfter(now) ? start : now.plus(USUAL_WAY);
        }
        return now.plus(way);
    }

    private static boolean isLink(Variable variable) {
        return switch (variable) {
            case LINK_BOOK, LINK_MANAGE, LINK_REVIEW -> true;
            default -> false;
        };
    }

    // One line, not endless, and in a text without the letters that would make it cost twice as much.
    private static String plain(String value, Channel channel) {
        var line = value.codePoints()
                .map(it -> Character.isISOControl(it) || Character.isSpaceChar(it) ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (channel == Channel.MAIL) {
            return line;
        }
        var folded = folded(line);
        return folded.length() <= LONGEST_NAME ? folded : folded.substring(0, LONGEST_NAME - 3) + "...";
    }

    private static String folded(String line) {
        var folded = new StringBuilder();
        line.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u201C', '"')
                .replace('\u201D', '"')
                .replace('\u2013', '-')
                .codePoints()
                .forEach(it -> {
                    var letter = Character.toString(it);
                    folded.append(
                            com.wrenchtime.messaging.Segments.Encoded.of(letter).alphabet()
                                            == com.wrenchtime.messaging.Segments.Alphabet.GSM_7
                                    ? letter
                                    : Normalizer.normalize(letter, Normalizer.Form.NFD)
                                            .replaceAll("\\p{M}", ""));
                });
        return folded.toString();
    }

    private static DateTimeFormatter day(Language language) {
        return switch (language) {
            case EN -> DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.ENGLISH);
            case ES -> DateTimeFormatter.ofPattern("EEE d MMM, H:mm", language.locale());
        };
    }

    private static DateTimeFormatter time(Language language) {
        return switch (language) {
            case EN -> DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);
            case ES -> DateTimeFormatter.ofPattern("H:mm", language.locale());
        };
    }

    private static String money(Money money, Language language) {
        var format = NumberFormat.getCurrencyInstance(language == Language.ES ? Locale.of("es", "US") : Locale.US);
        format.setCurrency(money.currency());
        return format.format(BigDecimal.valueOf(money.amount(), money.currency().getDefaultFractionDigits()));
    }
}
