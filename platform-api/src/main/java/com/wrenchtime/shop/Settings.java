package com.wrenchtime.shop;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.tenancy.ChangeNotices;
import com.wrenchtime.tenancy.Remembered;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.web.AllowedOrigins;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The settings of the bound shop. Every request needs them and they rarely change, so they are remembered until the database
 * says that they have changed, on every node.
 */
@Component
public class Settings implements AllowedOrigins {

    private static final int MOST_REMEMBERED = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    // By the shop's role, which is what its schema is called.
    private final Remembered<String, ShopSettings> known;

    Settings(JdbcClient jdbc, PlatformTransactionManager transactions, ChangeNotices notices) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.known = new Remembered<>(notices, "settings", it -> it.get(0), MOST_REMEMBERED);
    }

    /** The bound shop's settings. */
    public ShopSettings current() {
        return known.get(CurrentTenant.shop().role(), () -> requireNonNull(transaction.execute(status -> read())));
    }

    @Override
    public Set<String> allowedOrigins() {
        return current().allowedOrigins();
    }

    /** What is stored now, whatever is remembered. */
    Stored stored() {
        return transaction.execute(status -> stored(""));
    }

    /** The same in the caller's transaction; nobody else changes it until that ends. */
    Stored storedForChange() {
        return stored(" FOR UPDATE");
    }

    private Stored stored(String lock) {
        return jdbc.sql("SELECT * FROM shop_settings" + lock)
                .query((row, number) ->
                        new Stored(settings(row, number), row.getInt("version"), row.getInt("area_version")))
                .single();
    }

    /** Replaces the settings that were stored, apart from the service area, by those of the next version. */
    void changeFrom(Stored stored, ShopSettings settings) {
        change(settings);
        jdbc.sql("UPDATE shop_settings SET version = ?")
                .param(stored.version() + 1)
                .update();
    }

    /** Replaces the service area that was stored. */
    void changeAreaFrom(Stored stored, ShopSettings settings) {
        change(settings);
        jdbc.sql("UPDATE shop_settings SET area_version = ?")
                .param(stored.areaVersion() + 1)
                .update();
    }

    /** Replaces the bound shop's settings, or writes its first ones. */
    public void change(ShopSettings settings) {
        transaction.executeWithoutResult(status -> write(settings));
        forget(CurrentTenant.shop().role());
    }

    private ShopSettings read() {
        return jdbc.sql("SELECT * FROM shop_settings").query(this::settings).single();
    }

    private void write(ShopSettings settings) {
        var policy = settings.policy();
        jdbc.sql("""
            INSERT INTO shop_settings (
                name, phone, time_zone, country, currency, locale, brand_color, logo_url,
                min_notice_minutes, horizon_days, slot_step_minutes, hold_minutes, cancellation_window_minutes,
                buffer_before_minutes, buffer_after_minutes, confirmed_by_hand, allowed_origins,
                detour_factor, town_speed, highway_speed)
            VALUES (
                :name, :phone, :zone, :country, :currency, :locale, :color, :logo,
                :notice, :horizon, :step, :hold, :cancellation,
                :before, :after, :byHand, :origins,
                :detour, :townSpeed, :highwaySpeed)
            ON CONFLICT (only_row) DO UPDATE SET
                name = excluded.name, phone = excluded.phone, time_zone = excluded.time_zone,
                country = excluded.country, currency = excluded.currency, locale = excluded.locale,
                brand_color = excluded.brand_color, logo_url = excluded.logo_url,
                min_notice_minutes = excluded.min_notice_minutes, horizon_days = excluded.horizon_days,
                slot_step_minutes = excluded.slot_step_minutes, hold_minutes = excluded.hold_minutes,
                cancellation_window_minutes = excluded.cancellation_window_minutes,
                buffer_before_minutes = excluded.buffer_before_minutes,
                buffer_after_minutes = excluded.buffer_after_minutes,
                confirmed_by_hand = excluded.confirmed_by_hand, allowed_origins = excluded.allowed_origins,
                detour_factor = excluded.detour_factor, town_speed = excluded.town_speed,
                highway_speed = excluded.highway_speed,
                updated_at = now()\
            """)
                .param("name", settings.name())
                .param("phone", settings.phone().e164())
                .param("zone", settings.zone().getId())
                .param("country", settings.country())
                .param("currency", settings.currency().getCurrencyCode())
                .param("locale", settings.locale().toLanguageTag())
                .param("color", settings.branding().color())
                .param(
                        "logo",
                        settings.branding().logo() == null
                                ? null
                                : settings.branding().logo().toString())
                .param("notice", policy.minNotice().toMinutes())
                .param("horizon", policy.horizonDays())
                .param("step", policy.slotStep().toMinutes())
                .param("hold", policy.holdFor().toMinutes())
                .param("cancellation", policy.cancellationWindow().toMinutes())
                .param("before", policy.bufferBefore().toMinutes())
                .param("after", policy.bufferAfter().toMinutes())
                .param("byHand", policy.confirmedByHand())
                .param("origins", settings.allowedOrigins().toArray(String[]::new))
                .param("detour", settings.driving().detourFactor())
                .param("townSpeed", settings.driving().townSpeed())
                .param("highwaySpeed", settings.driving().highwaySpeed())
                .update();
        jdbc.sql("DELETE FROM service_zone").update();
        settings.area().zones().forEach(this::write);
    }

    private void write(ServiceZone zone) {
        var circle = zone.circle();
        jdbc.sql("INSERT INTO service_zone VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(zone.id())
                .param(zone.name())
                .param(zone.travelFee().amount())
                .param(zone.postalCodes().toArray(String[]::new))
                .param(circle == null ? null : circle.center().latitude())
                .param(circle == null ? null : circle.center().longitude())
                .param(circle == null ? null : circle.radiusMeters())
                .update();
    }

    private ShopSettings settings(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var logo = row.getString("logo_url");
        return new ShopSettings(
                row.getString("name"),
                new PhoneNumber(row.getString("phone")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("country"),
                currency,
                Locale.forLanguageTag(row.getString("locale")),
                new Branding(row.getString("brand_color"), logo == null ? null : URI.create(logo)),
                policy(row),
                new ServiceArea(zones(currency)),
                new OwnDriving(
                        row.getObject("detour_factor", Double.class),
                        row.getObject("town_speed", Double.class),
                        row.getObject("highway_speed", Double.class)),
                Set.of(strings(row, "allowed_origins")));
    }

    private static BookingPolicy policy(ResultSet row) throws SQLException {
        return new BookingPolicy(
                minutes(row, "min_notice_minutes"),
                row.getInt("horizon_days"),
                minutes(row, "slot_step_minutes"),
                minutes(row, "hold_minutes"),
                minutes(row, "cancellation_window_minutes"),
                minutes(row, "buffer_before_minutes"),
                minutes(row, "buffer_after_minutes"),
                row.getBoolean("confirmed_by_hand"));
    }

    private List<ServiceZone> zones(Currency currency) {
        return jdbc.sql("SELECT * FROM service_zone ORDER BY name")
                .query((row, number) -> new ServiceZone(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        new Money(row.getLong("travel_fee"), currency),
                        Set.copyOf(Arrays.asList(strings(row, "postal_codes"))),
                        row.getObject("radius_meters") == null
                                ? null
                                : new ServiceZone.Circle(
                                        new Place(row.getDouble("center_latitude"), row.getDouble("center_longitude")),
                                        row.getInt("radius_meters"))))
                .list();
    }

    /** Now, and after a rollback too: within the transaction the settings may be read as they never come to be. */
    private void forget(String shop) {
        known.forget(shop);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known.forget(shop);
            }
        });
    }

    private static Duration minutes(ResultSet row, String column) throws SQLException {
        return Duration.ofMinutes(row.getInt(column));
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    /**
     * Settings as they are stored.
     *
     * @param version counts their changes, beginning with 1
     * @param areaVersion counts those of the service area
     */
    record Stored(ShopSettings settings, int version, int areaVersion) {}
}
