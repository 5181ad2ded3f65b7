package com.wrenchtime.storefront;

import com.wrenchtime.booking.PublicBooking;
import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A booking in plain forms, for browsers without scripts: the same rules and the same booking as through the API. Which page
 * comes next follows from what is known so far, as in the element. Nothing about a person is ever in an address, because the
 * forms that carry it are posted.
 *
 * <p>Nobody's authority is used here that a browser would add on its own, so a form of another site gains nothing that its
 * maker could not ask for themselves.
 */
@Controller
class PlainBookingPages {

    private static final URI SLOT_TAKEN = URI.create("/problems/slot-taken");
    private static final URI OUTSIDE_AREA = URI.create("/problems/outside-service-area");

    private final BookPage book;
    private final PlainSteps steps;
    private final PublicBooking booking;
    private final Services services;

    PlainBookingPages(BookPage book, PlainSteps steps, PublicBooking booking, Services services) {
        this.book = book;
        this.steps = steps;
        this.booking = booking;
        this.services = services;
    }

    @GetMapping("/{shop}/form")
    ModelAndView look(HttpServletRequest request, HttpServletResponse response, Locale language) {
        return step(request, response, language, ClientAddress.of(request));
    }

    @PostMapping("/{shop}/form")
    ModelAndView send(HttpServletRequest request, HttpServletResponse response, Locale language, ClientAddress client) {
        return step(request, response, language, client);
    }

    private ModelAndView step(
            HttpServletRequest request, HttpServletResponse response, Locale language, ClientAddress client) {
        if (!CurrentTenant.isBound()) {
            return Shell.closed(request, response, language);
        }
        var visit = new PlainSteps.Visit(request, response, language);
        var form = PlainForm.read(request);
        var chosen = form.chosen(services.offered());
        if (chosen.isEmpty()) {
            return book.again(form, "services", request, response, language);
        }
        var trouble = steps.troubleWithPlace(form);
        if (trouble.isPresent()) {
            return book.again(form, trouble.get(), request, response, language);
        }
        if (!form.has("start") || visit.wants("again", "time")) {
            return steps.times(form.without("start"), chosen, visit);
        }
        if (visit.isRead() || visit.wants("again", "details")) {
            return steps.details(form, chosen, Set.of(), visit);
        }
        return visit.wants("confirm", "yes") ? book(form, chosen, visit, client) : review(form, chosen, visit);
    }

    private ModelAndView review(PlainForm form, List<Service> chosen, PlainSteps.Visit visit) {
        try {
            booking.check(form.request(chosen, visit.language().getLanguage()));
            return steps.review(form, chosen, visit);
        } catch (ValidationFailed e) {
            return refused(e, form, chosen, visit);
        }
    }

    private ModelAndView book(PlainForm form, List<Service> chosen, PlainSteps.Visit visit, ClientAddress client) {
        try {
            var booked = booking.book(form.request(chosen, visit.language().getLanguage()), visit.key(), client);
            // What is shown next can be loaded again without booking again.
            var page = new RedirectView("/m/" + booked.manageToken(), true);
            page.setStatusCode(HttpStatus.SEE_OTHER);
            page.setExposeModelAttributes(false);
            return new ModelAndView(page);
        } catch (ValidationFailed e) {
            return refused(e, form, chosen, visit);
        } catch (NotFound e) {
            // A service was taken from the menu meanwhile.
            return book.again(form, "services", visit.request(), visit.response(), visit.language());
        } catch (ErrorResponseException e) {
            if (SLOT_TAKEN.equals(e.getBody().getType())) {
                return steps.timesInsteadOf(form, chosen, visit);
            }
            if (OUTSIDE_AREA.equals(e.getBody().getType())) {
                return book.again(form, "outside", visit.request(), visit.response(), visit.language());
            }
            throw e;
        } catch (PessimisticLockingFailureException e) {
            // So many want the same time that nobody got through; the same key may be tried again.
            return steps.reviewOnceMore(form, chosen, visit);
        }
    }

    private static boolean isAbout(String field, ValidationFailed refusal) {
        return refusal.errors().stream().anyMatch(it -> it.field().equals(field));
    }

    private ModelAndView refused(
            ValidationFailed refusal, PlainForm form, List<Service> chosen, PlainSteps.Visit visit) {
        if (isAbout("services", refusal)) {
            return book.again(form, "services", visit.request(), visit.response(), visit.language());
        }
        if (isAbout("start", refusal)) {
            return steps.timesInsteadOf(form, chosen, visit);
        }
        var wrong = refusal.errors().stream()
                .map(it -> PlainForm.called(it.field()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // Of details that nobody was asked for yet, none is wrong.
        return steps.details(form, chosen, visit.wants("asked", "details") ? wrong : Set.of(), visit);
    }
}
