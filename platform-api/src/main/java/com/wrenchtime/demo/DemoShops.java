package com.wrenchtime.demo;

import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.ServiceArea;
import com.wrenchtime.shop.ServiceZone;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.Slug;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens the demonstration shops, once: Edgar's with its real menu and area, and a small one in another time zone. */
@Component
@Order(1)
@ConditionalOnBooleanProperty("wrenchtime.demo.enabled")
@EnableConfigurationProperties(DemoSettings.class)
class DemoShops implements ApplicationRunner {

    static final TenantId EDGAR = new TenantId(UUID.fromString("0d9ea000-0000-4000-8000-000000000001"));
    static final TenantId BLUE_WRENCH = new TenantId(UUID.fromString("0d9ea000-0000-4000-8000-000000000002"));

    static final UUID EDGARS_TECHNICIAN = UUID.fromString("0d9ea000-0000-4000-8000-0000000000e1");
    static final UUID SAMS_TECHNICIAN = UUID.fromString("0d9ea000-0000-4000-8000-0000000000e2");

    private static final Set<String> OWN_MACHINE = Set.of("http://localhost:*", "http://127.0.0.1:*");
    private static final Place WOODLAND = new Place(38.6785, -121.7733);
    private static final Place DAVIS = new Place(38.5449, -121.7405);
    private static final Place ALBANY = new Place(42.6526, -73.7562);

    private final Provisioning provisioning;
    private final Settings settings;
    private final Menu menu;
    private final Technicians technicians;
    private final SampleAppointments samples;

    DemoShops(
            Provisioning provisioning,
            Settings settings,
            Menu menu,
            Technicians technicians,
            SampleAppointments samples) {
        this.provisioning = provisioning;
        this.settings = settings;
        this.menu = menu;
        this.technicians = technicians;
        this.samples = samples;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        provisioning.open(EDGAR, new Slug("edgar"), this::furnishEdgar);
        provisioning.open(BLUE_WRENCH, new Slug("blue-wrench"), this::furnishBlueWrench);
    }

    void furnishEdgar() {
        settings.change(new ShopSettings(
                "Edgar's Mobile Auto Shop",
                new PhoneNumber("+15305550123"),
                ZoneId.of("America/Los_Angeles"),
                "US",
                Currency.getInstance("USD"),
                Locale.US,
                new Branding("#1d4ed8", null),
                new BookingPolicy(
                        Duration.ofHours(2),
                        60,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofHours(4),
                        Duration.ZERO,
                        Duration.ofMinutes(15),
                        false),
                new ServiceArea(List.of(edgarsZone())),
                OwnDriving.NONE,
                OWN_MACHINE));
        menu.write(Table.rows("edgar-services"));
        menu.writePackages(Table.rows("edgar-packages"));
        hire(EDGARS_TECHNICIAN, "Edgar", 5, WOODLAND, 0, DayOfWeek.SATURDAY);
        hire(SAMS_TECHNICIAN, "Sam", 3, DAVIS, 1, DayOfWeek.FRIDAY);
        samples.place(Table.rows("edgar-appointments"));
    }

    private void furnishBlueWrench() {
        settings.change(new ShopSettings(
                "Blue Wrench",
                new PhoneNumber("+15185550148"),
                ZoneId.of("America/New_York"),
                "US",
                Currency.getInstance("USD"),
                Locale.US,
                new Branding("#0f766e", null),
                new BookingPolicy(
                        Duration.ofHours(1),
                        30,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(10),
                        Duration.ofHours(2),
                        Duration.ZERO,
                        Duration.ofMinutes(10),
                        false),
                new ServiceArea(
                        List.of(zone("Albany and around", "15.00", Set.of(), new ServiceZone.Circle(ALBANY, 25_000)))),
                OwnDriving.NONE,
                OWN_MACHINE));
        menu.write(Table.rows("blue-wrench-services"));
        hire(UUID.fromString("0d9ea000-0000-4000-8000-0000000000b1"), "Robin", 3, ALBANY, 0, DayOfWeek.FRIDAY);
    }

    private static ServiceZone edgarsZone() {
        var area = Table.rows("edgar-area");
        var codes = area.stream().map(it -> it.getField("zip_code")).collect(Collectors.toSet());
        return zone("Yolo County", area.getFirst().getField("travel_fee_usd"), codes, null);
    }

    private static ServiceZone zone(String name, String fee, Set<String> codes, ServiceZone.@Nullable Circle circle) {
        return new ServiceZone(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, Menu.dollars(fee), codes, circle);
    }

    // From 08:00 to 17:00 on the days from Monday to the given one.
    private void hire(UUID id, String name, int skill, Place home, int position, DayOfWeek lastDay) {
        var technician = new TechnicianId(id);
        technicians.save(new Technician(technician, name, new Skill(skill), skill >= 4, home, true, position));
        var hours = DayHours.between(LocalTime.of(8, 0), LocalTime.of(17, 0));
        technicians.schedule(
                technician,
                new WorkSchedule(
                        EnumSet.range(DayOfWeek.MONDAY, lastDay).stream()
                                .map(day -> new WeeklyHours(day, hours))
                                .toList(),
                        List.of(),
                        List.of()));
    }
}
