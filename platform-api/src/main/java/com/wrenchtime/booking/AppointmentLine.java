package com.wrenchtime.booking;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import java.time.Duration;

/**
 * A service as it was when it was booked; later changes of the catalogue alter nothing here.
 *
 * @param duration of one piece
 * @param price of one piece
 * @param quantity how many pieces, 1 to {@value #MOST}
 * @param requiredSkill what whoever does it must be able to do, as the catalogue says today
 */
public record AppointmentLine(
        ServiceId service,
        String code,
        String name,
        String category,
        Duration duration,
        Money price,
        int quantity,
        Skill requiredSkill) {

    static final int MOST = 99;

    static AppointmentLine of(Service service) {
        return new AppointmentLine(
                service.id(),
                service.code(),
                service.name(),
                service.category(),
                service.duration(),
                service.price(),
                1,
                service.requiredSkill());
    }

    /** The price of all pieces. */
    Money total() {
        return price.times(quantity);
    }

    /** The time that all pieces take, one after the other. */
    Duration length() {
        return duration.multipliedBy(quantity);
    }

    AppointmentLine with(int pieces, Money pricePerPiece) {
        return new AppointmentLine(service, code, name, category, duration, pricePerPiece, pieces, requiredSkill);
    }
}
