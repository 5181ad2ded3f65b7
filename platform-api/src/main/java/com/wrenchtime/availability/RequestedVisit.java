package com.wrenchtime.availability;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants done, where, and by whom if that matters: as it was sent, before anybody has looked whether it can
 * be had.
 *
 * @param services null when they were refused
 */
record RequestedVisit(
        @Nullable List<ServiceId> services, @Nullable TechnicianId technician, PlaceParameters where) {

    /** Reads what was sent, and notes what is wrong with it. */
    static RequestedVisit read(
            @Nullable List<String> services, @Nullable String technician, PlaceParameters where, FieldErrors errors) {
        return new RequestedVisit(
                errors.required("services", services, WantedServices::read),
                errors.readOptional("technician", technician, it -> new TechnicianId(Requested.uuid(it))),
                where);
    }
}
