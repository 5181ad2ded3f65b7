package com.wrenchtime.booking;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.shared.Money;
import java.time.Duration;

/** A service as it was when it was booked; later changes of the catalogue alter nothing here. */
public record AppointmentLine(
        ServiceId service, String code, String name, String category, Duration duration, Money price) {

    static AppointmentLine of(Service service) {
        return new AppointmentLine(
                service.id(), service.code(), service.name(), service.category(), service.duration(), service.price());
    }
}
