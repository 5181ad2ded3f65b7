package com.wrenchtime.storefront;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Destination;
import com.wrenchtime.availability.Destinations;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.ConsentWording;
import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.Work;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.Requested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a booking in plain forms, after the first. */
@Component
class PlainSteps {

    private static final int DAYS_AT_ONCE = 14;
    private static final int OLDEST_YEAR = 1980;

    private final Availability availability;
    private final Destinations destinations;
    private final Settings settings;
    private final Clock clock;

    PlainSteps(Availability availability, Destinations destinations, Settings settings, Clock clock) {
        this.availability = availability;
        this.destinations = destinations;
        this.settings = settings;
        this.clock = clock;
    }

    /** What keeps the shop from coming: {@code postalCode} cannot be read, or is {@code outside}; empty when nothing does. */
    Optional<String> troubleWithPlace(PlainForm form) {
        var code = postalCode(form);
        if (code.isEmpty()) {
            return Optional.of("postalCode");
        }
        return destinations.find(code.get(), null).isPresent() ? Optional.empty() : Optional.of("outside");
    }

    /** Days and times to pick from. */
    ModelAndView times(PlainForm form, List<Service> chosen, Visit visit) {
        return times(form, chosen, visit.date("date").orElse(null), visit);
    }

    /** The same, because the time that was picked cannot be had; nothing else that was typed is lost. */
    ModelAndView timesInsteadOf(PlainForm form, List<Service> chosen, Visit visit) {
        var lost = form.has("start")
                ? form.get("start").substring(0, Math.min(10, form.get("start").length()))
                : "";
        var page = times(form.without("start"), chosen, Visit.parsed(lost).orElse(null), visit);
        page.addObject("taken", true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView times(PlainForm form, List<Service> chosen, @Nullable LocalDate date, Visit visit) {
        var shop = settings.current();
        var today = LocalDate.ofInstant(clock.instant(), shop.zone());
        var last = today.plusDays(shop.policy().horizonDays());
        var from = visit.date("from")
                .or(() -> Optional.ofNullable(date))
                .filter(it -> !it.isBefore(today) && !it.isAfter(last))
                .map(it -> today.plusDays(daysBefore(today, it)))
                .orElse(today);
        var to = from.plusDays(DAYS_AT_ONCE - 1L);
        var wish = Wish.of(new Work(chosen), destination(form).place(), null);
        var page = page("storefront/form-time", form, chosen, visit);
        page.addObject(
                "times",
                TimesShown.of(
                        availability.slots(wish, from, to.isAfter(last) ? last : to),
                        date,
                        shop.zone(),
                        visit.language()));
        page.addObject("from", from.toString());
        page.addObject("later", to.isBefore(last) ? to.plusDays(1).toString() : null);
        // As long as nothing personal is in it, the address says it all, and going back works.
        page.addObject("method", visit.isRead() ? "get" : "post");
        return page;
    }

    // Days are shown in stretches that begin at the same dates whichever of them is looked at.
    private static int daysBefore(LocalDate today, LocalDate date) {
        var days = Math.toIntExact(date.toEpochDay() - today.toEpochDay());
        return days - days % DAYS_AT_ONCE;
    }

    /** Car and contact. */
    ModelAndView details(PlainForm form, List<Service> chosen, Set<String> wrong, Visit visit) {
        var shop = settings.current();
        var known = postalCode(form).flatMap(destinations::region);
        var filled = form.has("region") || known.isEmpty() ? form : form.with("region", known.get());
        var page = page("storefront/form-details", filled, chosen, visit);
        page.addObject("when", when(form, shop, visit.language()));
        page.addObject(
                "wrong", PlainForm.FIELDS.stream().filter(wrong::contains).toList());
        page.addObject("years", years(shop));
        page.addObject("consent", ConsentWording.of(shop).in(visit.language().getLanguage()));
        if (!wrong.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    /** All of it, to be confirmed; with a new key, since what is confirmed may have changed. */
    ModelAndView review(PlainForm form, List<Service> chosen, Visit visit) {
        return review(form, chosen, UUID.randomUUID().toString(), visit);
    }

    /** The same with the same key, because it is not known whether the shop can do it. */
    ModelAndView reviewOnceMore(PlainForm form, List<Service> chosen, Visit visit) {
        var page = review(form, chosen, visit.key() == null ? UUID.randomUUID().toString() : visit.key(), visit);
        page.addObject("busy", true);
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        return page;
    }

    private ModelAndView review(PlainForm form, List<Service> chosen, String key, Visit visit) {
        var shop = settings.current();
        var page = page("storefront/form-review", form, chosen, visit);
        var fee = destination(form).travelFee();
        page.addObject("when", when(form, shop, visit.language()));
        page.addObject("fee", fee.amount() == 0 ? null : MoneyShown.of(fee, visit.language()));
        page.addObject(
                "total", MoneyShown.of(chosen.stream().map(Service::price).reduce(fee, Money::plus), visit.language()));
        page.addObject("consent", ConsentWording.of(shop).in(visit.language().getLanguage()));
        page.addObject("key", key);
        return page;
    }

    private ModelAndView page(String name, PlainForm form, List<Service> chosen, Visit visit) {
        var page = Shell.page(name, settings.current(), visit.request(), visit.response(), visit.language());
        // Another language begins anew: what was typed is in no address.
        page.addObject("here", "/" + CurrentTenant.shop().slug());
        page.addObject("form", form);
        page.addObject("action", "/" + CurrentTenant.shop().slug() + "/form");
        page.addObject("chosen", chosen.stream().map(Service::name).toList());
        return page;
    }

    private Optional<PostalCode> postalCode(PlainForm form) {
        try {
            return Optional.of(
                    new PostalCode(form.get("postalCode"), settings.current().country()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Destination destination(PlainForm form) {
        return postalCode(form).flatMap(it -> destinations.find(it, null)).orElseThrow();
    }

    private static String when(PlainForm form, ShopSettings shop, Locale language) {
        try {
            return TimesShown.full(Requested.instant(form.get("start")), shop.zone(), language);
        } catch (IllegalArgumentException e) {
            // Said of it when it is sent.
            return "";
        }
    }

    private List<Integer> years(ShopSettings shop) {
        var newest = LocalDate.ofInstant(clock.instant(), shop.zone()).getYear() + 1;
        return IntStream.iterate(newest, it -> it >= OLDEST_YEAR, it -> it - 1)
                .boxed()
                .toList();
    }

    /** One request of a browser without scripts, and what its buttons say. */
    record Visit(HttpServletRequest request, HttpServletResponse response, Locale language) {

        /** Whether the button of this name says so. */
        boolean wants(String button, String value) {
            return value.equals(request.getParameter(button));
        }

        boolean isRead() {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }

        /** The Idempotency-Key that the review has put into its form. */
        @Nullable
        String key() {
            return request.getParameter("key");
        }

        Optional<LocalDate> date(String field) {
            var sent = request.getParameter(field);
            return sent == null ? Optional.empty() : parsed(sent);
        }

        static Optional<LocalDate> parsed(String date) {
            try {
                return Optional.of(Requested.date(date));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
