package com.wrenchtime.shop;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings.Stored;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what the shop sets about itself. */
@Component
class SettingsDesk {

    private final Settings settings;
    private final PlannedStops stops;
    private final AuditLog audit;
    private final Clock clock;

    SettingsDesk(Settings settings, PlannedStops stops, AuditLog audit, Clock clock) {
        this.settings = settings;
        this.stops = stops;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sets something else.
     *
     * @param seen the version that the change was made from
     * @param change makes the new settings from the present ones
     */
    @Transactional
    public Stored change(int seen, Function<ShopSettings, ShopSettings> change) {
        var before = settings.storedForChange();
        var after = change.apply(before.settings());
        Versions.check(seen, before.version(), () -> SettingsView.of(before));
        settings.changeFrom(before, after);
        var changed = new Stored(after, before.version() + 1, before.areaVersion());
        audit.record(
                "settings.changed",
                "settings",
                CurrentTenant.shop().id(),
                SettingsView.of(before),
                SettingsView.of(changed),
                null);
        return changed;
    }

    /** What another service area would change. */
    @Transactional(readOnly = true)
    public AreaChanges check(ServiceArea area) {
        return AreaChanges.between(settings.stored().settings(), area, stops.after(clock.instant()));
    }

    /**
     * Drives elsewhere from now on. What was booked stays.
     *
     * @param seen the version of the area that the change was made from
     * @param change makes the new area from the present settings
     */
    @Transactional
    public ChangedArea changeArea(int seen, Function<ShopSettings, ServiceArea> change) {
        var before = settings.storedForChange();
        var present = before.settings();
        var area = change.apply(present);
        Versions.check(seen, before.areaVersion(), () -> ServiceAreaView.of(before));
        var after = new ShopSettings(
                present.name(),
                present.phone(),
                present.zone(),
                present.country(),
                present.currency(),
                present.locale(),
                present.branding(),
                present.policy(),
                area,
                present.driving(),
                present.allowedOrigins());
        settings.changeAreaFrom(before, after);
        var changed = new Stored(after, before.version(), before.areaVersion() + 1);
        audit.record(
                "service-area.changed",
                "service-area",
                CurrentTenant.shop().id(),
                ServiceAreaView.of(before),
                ServiceAreaView.of(changed),
                null);
        return new ChangedArea(changed, AreaChanges.between(present, area, stops.after(clock.instant())));
    }

    /** The settings with another area, and what that changed. */
    record ChangedArea(Stored stored, AreaChanges changes) {}
}
