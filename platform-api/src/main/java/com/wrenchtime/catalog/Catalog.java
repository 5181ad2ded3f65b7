package com.wrenchtime.catalog;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds services, changes their terms, retires them and takes them back. What was booked stays as it was booked. */
@Component
class Catalog {

    private static final int MOST = 1_000;
    private static final String SUBJECT = "service";

    private final Services services;
    private final AuditLog audit;

    Catalog(Services services, AuditLog audit) {
        this.services = services;
        this.audit = audit;
    }

    /** Adds a service at the end of the menu. */
    @Transactional
    public Service add(Service.Terms terms) {
        var room = services.room();
        if (room.taken() >= MOST) {
            throw new ValidationFailed("code", "too-many", "A shop has at most %d services".formatted(MOST));
        }
        var added = Service.of(new ServiceId(UUID.randomUUID()), terms, room.next());
        refuseTakenCode(added);
        services.save(added);
        audit.record("service.added", SUBJECT, added.id(), null, ServiceEntry.of(added), null);
        return added;
    }

    /**
     * Offers a service on other terms.
     *
     * @param seen the version that the change was made from
     */
    @Transactional
    public Service change(ServiceId id, int seen, Service.Terms terms) {
        var before = seen(id, seen);
        var after = before.on(terms);
        refuseTakenCode(after);
        return store("service.changed", before, after);
    }

    /**
     * Lets a service be booked no longer.
     *
     * @param successor what is offered instead; null when nothing is
     */
    @Transactional
    public Service retire(ServiceId id, int seen, @Nullable ServiceId successor) {
        var before = seen(id, seen);
        if (successor != null) {
            // Held like the one that is retired, so that two cannot become each other's successors at once.
            var next = services.findForChange(successor).orElseThrow(NotFound::new);
            if (!next.active() || successor.equals(id)) {
                throw new ValidationFailed("replacedBy", "retired", "Must be another service that can be booked");
            }
        }
        return store("service.retired", before, before.retired(successor));
    }

    /** Lets a service be booked again. */
    @Transactional
    public Service restore(ServiceId id, int seen) {
        var before = seen(id, seen);
        return before.active() ? before : store("service.restored", before, before.restored());
    }

    private Service seen(ServiceId id, int seen) {
        var present = services.findForChange(id).orElseThrow(NotFound::new);
        Versions.check(seen, present.version(), () -> ServiceEntry.of(present));
        return present;
    }

    private void refuseTakenCode(Service service) {
        if (services.hasCode(service.code(), service.id())) {
            throw new ValidationFailed("code", "taken", "Must be a code that no other service has");
        }
    }

    private Service store(String action, Service before, Service after) {
        services.save(after);
        audit.record(action, SUBJECT, after.id(), ServiceEntry.of(before), ServiceEntry.of(after), null);
        return after;
    }
}
