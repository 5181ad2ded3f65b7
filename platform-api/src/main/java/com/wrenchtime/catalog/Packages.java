package com.wrenchtime.catalog;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds packages, changes them, and stops and begins to show them. */
@Component
class Packages {

    private static final int MOST = 200;
    private static final String SUBJECT = "package";

    private final ServicePackages packages;
    private final Services services;
    private final AuditLog audit;

    Packages(ServicePackages packages, Services services, AuditLog audit) {
        this.packages = packages;
        this.services = services;
        this.audit = audit;
    }

    /** Adds a package behind all others. */
    @Transactional
    public ServicePackage add(ServicePackage.Contents contents) {
        var room = packages.room();
        if (room.taken() >= MOST) {
            throw new ValidationFailed("code", "too-many", "A shop has at most %d packages".formatted(MOST));
        }
        var added = new ServicePackage(
                UUID.randomUUID(),
                contents.code(),
                contents.name(),
                contents.category(),
                contents.services(),
                room.next());
        check(added);
        packages.save(added);
        audit.record("package.added", SUBJECT, added.id(), null, PackageEntry.of(added), null);
        return added;
    }

    /**
     * Puts other things into a package.
     *
     * @param seen the version that the change was made from
     */
    @Transactional
    public ServicePackage change(UUID id, int seen, ServicePackage.Contents contents) {
        var before = seen(id, seen);
        var after = before.of(contents);
        check(after);
        return store("package.changed", before, after);
    }

    /** Shows a package to customers no longer. */
    @Transactional
    public ServicePackage retire(UUID id, int seen) {
        var before = seen(id, seen);
        return before.active() ? store("package.retired", before, before.active(false)) : before;
    }

    /** Shows a package to customers again. */
    @Transactional
    public ServicePackage restore(UUID id, int seen) {
        var before = seen(id, seen);
        return before.active() ? before : store("package.restored", before, before.active(true));
    }

    private ServicePackage seen(UUID id, int seen) {
        var present = packages.findForChange(id).orElseThrow(NotFound::new);
        Versions.check(seen, present.version(), () -> PackageEntry.of(present));
        return present;
    }

    private void check(ServicePackage wanted) {
        if (packages.hasCode(wanted.code(), wanted.id())) {
            throw new ValidationFailed("code", "taken", "Must be a code that no other package has");
        }
        if (services.work(wanted.services()).isEmpty()) {
            if (areKnown(wanted.services())) {
                throw new ValidationFailed("services", "retired", "Must be services that can be booked");
            }
            throw new NotFound();
        }
    }

    private boolean areKnown(List<ServiceId> wanted) {
        return wanted.stream().allMatch(it -> services.find(it).isPresent());
    }

    private ServicePackage store(String action, ServicePackage before, ServicePackage after) {
        packages.save(after);
        audit.record(action, SUBJECT, after.id(), PackageEntry.of(before), PackageEntry.of(after), null);
        return after;
    }
}
