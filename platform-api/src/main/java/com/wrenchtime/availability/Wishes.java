package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.catalog.Services;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.workforce.Technicians;
import org.springframework.stereotype.Component;

/** Turns what customers ask for into what the bound shop can look for. */
@Component
class Wishes {

    private final Services services;
    private final Technicians technicians;
    private final Destinations destinations;
    private final Settings settings;

    Wishes(Services services, Technicians technicians, Destinations destinations, Settings settings) {
        this.services = services;
        this.technicians = technicians;
        this.destinations = destinations;
        this.settings = settings;
    }

    /**
     * The wish behind a visit that was read without an error.
     *
     * @throws NotFound when a service or the technician is nothing of this shop
     * @throws org.springframework.web.ErrorResponseException when the shop does not drive there
     */
    Wish of(RequestedVisit visit) {
        var work = services.work(requireNonNull(visit.services())).orElseThrow(NotFound::new);
        var technician = visit.technician();
        if (technician != null && technicians.find(technician).isEmpty()) {
            throw new NotFound();
        }
        var destination = destinations
                .find(visit.where().postalCode(), visit.where().place())
                .orElseThrow(() -> AvailabilityProblems.outsideArea(settings.current()));
        return Wish.of(work, destination.place(), technician);
    }
}
