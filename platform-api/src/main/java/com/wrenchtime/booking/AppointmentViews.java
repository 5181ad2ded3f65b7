package com.wrenchtime.booking;

import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.Technicians;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows appointments to their customers. */
@Component
class AppointmentViews {

    private final Technicians technicians;
    private final CustomerChanges changes;
    private final Settings settings;

    AppointmentViews(Technicians technicians, CustomerChanges changes, Settings settings) {
        this.technicians = technicians;
        this.changes = changes;
        this.settings = settings;
    }

    AppointmentView of(Appointment appointment) {
        var technician =
                technicians.find(appointment.technician()).map(Technician::name).orElse("");
        return AppointmentView.of(appointment, technician, allowed(appointment), settings.current());
    }

    private List<String> allowed(Appointment appointment) {
        var status = appointment.status();
        var early = changes.isEarlyEnough(appointment);
        var allowed = new ArrayList<String>();
        status.nextByCustomer().stream()
                .filter(it -> early || it != AppointmentStatus.CANCELLED)
                .map(Enum::name)
                .sorted()
                .forEach(allowed::add);
        if (early && status.canBeMoved()) {
            allowed.add("MOVE");
        }
        return allowed;
    }
}
