package com.wrenchtime.testing;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.ServiceArea;
import com.wrenchtime.shop.ServiceZone;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * A shop that can be booked: in Woodland, on New York's clock, every day from 09:00 to 17:00 in steps of 30 minutes,
 * without buffers or notice, with services of 30, 60, 90 and 120 minutes at a dollar a minute, and a fee of 5 dollars.
 */
public record BookableShop(RegisteredShop registered, List<TechnicianId> technicians) {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    public static final Place WOODLAND = new Place(38.6785, -121.7733);

    private static final Currency DOLLAR = Currency.getInstance("USD");

    /** A shop with so many technicians, who can do everything. */
    public static BookableShop open(ApplicationContext application, int technicians) {
        return open(application, technicians, Duration.ZERO);
    }

    /** Like {@link #open(ApplicationContext, int)}, with this buffer after each job. */
    public static BookableShop open(ApplicationContext application, int technicians, Duration bufferAfter) {
        return furnish(application, application.getBean(TestShops.class).open(), technicians, bufferAfter);
    }

    /** Fills a shop that is open and empty. */
    public static BookableShop furnish(
            ApplicationContext application, RegisteredShop shop, int technicians, Duration bufferAfter) {
        return CurrentTenant.<BookableShop, RuntimeException>call(shop.tenant(), () -> {
            application.getBean(Settings.class).change(settings(shop.slug(), bufferAfter));
            var services = application.getBean(Services.class);
            for (int minutes : List.of(30, 60, 90, 120)) {
                services.save(service(minutes));
            }
            var workforce = application.getBean(Technicians.class);
            var hired = java.util.stream.IntStream.range(0, technicians)
                    .mapToObj(it -> hire(workforce, it))
                    .toList();
            return new BookableShop(shop, hired);
        });
    }

    /** From now on bookings are requests until the shop confirms them. */
    public void confirmByHand(ApplicationContext application) {
        CurrentTenant.run(registered.tenant(), () -> {
            var settings = application.getBean(Settings.class);
            var now = settings.current();
            var policy = now.policy();
            settings.change(new ShopSettings(
                    now.name(),
                    now.phone(),
                    now.zone(),
                    now.country(),
                    now.currency(),
                    now.locale(),
                    now.branding(),
                    new BookingPolicy(
                            policy.minNotice(),
                            policy.horizonDays(),
                            policy.slotStep(),
                            policy.holdFor(),
                            policy.cancellationWindow(),
                            policy.bufferBefore(),
                            policy.bufferAfter(),
                            true),
                    now.area(),
                    now.driving(),
                    now.allowedOrigins()));
        });
    }

    public String slug() {
        return registered.slug();
    }

    /** The service of this length. The same in all shops, so that shops can be tried across. */
    public static UUID serviceOf(int minutes) {
        return new UUID(0x5e4, minutes);
    }

    /** A day that is open in all shops, so many days from now. */
    public static LocalDate day(int fromNow) {
        return LocalDate.now(ZONE).plusDays(fromNow);
    }

    /** A time on that day as the API writes it. */
    public static String at(int daysFromNow, String time) {
        return day(daysFromNow)
                .atTime(java.time.LocalTime.parse(time))
                .atZone(ZONE)
                .toOffsetDateTime()
                .toString();
    }

    /** Lets a technician work day and night, so that a test may begin at any hour. */
    public void workRoundTheClock(ApplicationContext application, int number) {
        CurrentTenant.run(
                registered.tenant(),
                () -> application
                        .getBean(Technicians.class)
                        .schedule(technicians.get(number), new WorkSchedule(everyDay(0, 24), List.of(), List.of())));
    }

    private static List<WeeklyHours> everyDay(int from, int to) {
        return Arrays.stream(DayOfWeek.values())
                .map(it -> new WeeklyHours(it, new DayHours(from * 60, to * 60)))
                .toList();
    }

    /** Puts all rows of a table into another shop's, where they have the same ids. */
    public void copy(String table, BookableShop to) {
        var database = TestDatabase.shared().superuser();
        var columns = database.sql("""
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = ? AND table_name = ? AND is_generated = 'NEVER' AND is_identity = 'NO'\
            """)
                .params(registered.role(), table)
                .query(String.class)
                .single();
        database.sql("INSERT INTO %1$s.%3$s (%4$s) SELECT %4$s FROM %2$s.%3$s"
                        .formatted(to.registered.role(), registered.role(), table, columns))
                .update();
    }

    /** Everything that takes time or promises something, counted. */
    public long rows(TestDatabase database) {
        return List.of(
                        "commitment",
                        "hold",
                        "appointment",
                        "appointment_line",
                        "customer",
                        "vehicle",
                        "idempotency_key",
                        "text_consent")
                .stream()
                .mapToLong(it -> database.count(registered.role() + "." + it))
                .sum();
    }

    private static ShopSettings settings(String name, Duration bufferAfter) {
        var zone = new ServiceZone(
                UUID.randomUUID(),
                "Around Woodland",
                new Money(500, DOLLAR),
                Set.of("95695", "95776", "95616"),
                new ServiceZone.Circle(WOODLAND, 40_000));
        return new ShopSettings(
                name,
                new PhoneNumber("+15305550100"),
                ZONE,
                "US",
                DOLLAR,
                Locale.US,
                new Branding("#112233", null),
                new BookingPolicy(
                        Duration.ZERO,
                        90,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofHours(2),
                        Duration.ZERO,
                        bufferAfter,
                        false),
                new ServiceArea(List.of(zone)),
                OwnDriving.NONE,
                Set.of("https://shop.example", "http://localhost:*"));
    }

    private static Service service(int minutes) {
        return new Service(
                new ServiceId(serviceOf(minutes)),
                "S" + minutes,
                minutes + " minutes",
                "All",
                "Takes " + minutes,
                Duration.ofMinutes(minutes),
                new Money(minutes * 100L, DOLLAR),
                new Skill(1),
                List.of("all"),
                true,
                null,
                minutes);
    }

    private static TechnicianId hire(Technicians workforce, int number) {
        var id = new TechnicianId(new UUID(0x7ec, number));
        workforce.save(new Technician(id, "Technician " + number, new Skill(5), true, WOODLAND, true, number));
        workforce.schedule(id, new WorkSchedule(everyDay(9, 17), List.of(), List.of()));
        return id;
    }
}
