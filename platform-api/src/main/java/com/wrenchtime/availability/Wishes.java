package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.catalog.Services;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import org.springframework.stereotype.Component;

/** Turns what customers ask for into what the bound shop can look for. */
@Component
class Wishes {

    private final Services services;
    private final Destinations destinations;
    private final Settings settings;

    Wishes(Services services, Destinations destinations, Settings settings) {
        this.services = services;
        this.destinations = destinations;
        this.settings = settings;
    }

    /**
     * The wish behind a visit that was read without an error.
     *
     * @throws NotFound when a service is nothing of this shop; whether the technician is, the search finds out
     * @throws org.springframework.web.ErrorResponseException when the shop does not drive there
     */
    Wish of(RequestedVisit visit) {
        var work = services.work(requireNonNull(visit.services())).orElseThrow(NotFound::new);
        var destination = destinations
                .find(visit.where().postalCode(), visit.where().place())
                .orElseThrow(() -> AvailabilityProblems.outsideArea(settings.current()));
        return Wish.of(work, destination.place(), visit.technician());
    }
}
