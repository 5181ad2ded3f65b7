package com.wrenchtime.accounts;

import com.wrenchtime.accounts.CustomerSessions.Session;
import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.booking.OwnAppointments;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.OwnVehicles;
import com.wrenchtime.customers.ProvenCustomers;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Versions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers change about their own account. What changes how they are reached or let in is told where they were. */
@Component
@Transactional
class OwnAccount {

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final CustomerSessions sessions;
    private final ProvenCustomers customers;
    private final OwnAppointments appointments;
    private final OwnVehicles vehicles;
    private final Messages messages;
    private final AccountWording wording;
    private final AuditLog audit;

    OwnAccount(
            Accounts accounts,
            OneTimeCodes codes,
            CustomerSessions sessions,
            ProvenCustomers customers,
            OwnAppointments appointments,
            OwnVehicles vehicles,
            Messages messages,
            AccountWording wording,
            AuditLog audit) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.customers = customers;
        this.appointments = appointments;
        this.vehicles = vehicles;
        this.messages = messages;
        this.wording = wording;
        this.audit = audit;
    }

    /** The account; nothing for somebody who has none. */
    @Transactional(readOnly = true)
    public Account of(CustomerId customer) {
        return accounts.find(customer).orElseThrow(NotFound::new);
    }

    /**
     * Changes what the customer is called.
     *
     * @param seen the version that the customer looked at
     */
    public Account rename(CustomerId customer, int seen, @Nullable String name) {
        var account = forChange(customer);
        Versions.check(seen, account.version(), () -> AccountView.of(account));
        accounts.rename(customer, name);
        return changed(account);
    }

    /**
     * Adds a contact point that the code proves, instead of another of its kind. What was booked with it until now becomes the
     * customer's to see.
     */
    public Added add(CustomerId customer, UUID request, String code) {
        var proven = codes.redeem(request, code, customer).orElse(null);
        if (proven == null) {
            return new Added.WrongCode();
        }
        accounts.lock(proven);
        var owner = accounts.ownerOf(proven);
        if (owner.filter(Predicate.not(customer::equals)).isPresent()) {
            return new Added.Taken();
        }
        var before = forChange(customer);
        accounts.put(customer, proven);
        customers.reachAt(customer, proven);
        appointments.own(customer, proven);
        vehicles.claim(customer, appointments.vehiclesOnlyOf(customer));
        if (owner.isEmpty()) {
            tellWhereItWas(before);
        }
        return new Added.Proven(changed(before));
    }

    /**
     * Removes the account's contact point of this kind; nothing when it is the only one.
     *
     * @throws NotFound if there is none of this kind
     */
    public Optional<Account> remove(CustomerId customer, Channel channel) {
        var before = forChange(customer);
        if (before.contacts().noneMatch(it -> Accounts.channel(it) == channel)) {
            throw new NotFound();
        }
        if (before.contacts().count() < 2) {
            return Optional.empty();
        }
        accounts.remove(customer, channel);
        tellWhereItWas(before);
        return Optional.of(changed(before));
    }

    /**
     * Sets the password, or takes it away, and ends all sessions but this one.
     *
     * @param hash of the password; null for none
     */
    public Account setPassword(CustomerId customer, @Nullable String hash, Session current) {
        var account = forChange(customer);
        accounts.setPassword(customer, hash);
        sessions.endAll(customer, current.id());
        tellWhereItWas(account);
        return changed(account);
    }

    private Account forChange(CustomerId customer) {
        return accounts.findForChange(customer).orElseThrow(NotFound::new);
    }

    private Account changed(Account before) {
        accounts.changed(before.id());
        var after = accounts.find(before.id()).orElseThrow();
        audit.record(
                "account.changed",
                "customer",
                before.id().value(),
                AccountView.of(before),
                AccountView.of(after),
                null);
        return after;
    }

    // Whoever got hold of somebody's telephone for a moment must not lock them out unnoticed.
    private void tellWhereItWas(Account before) {
        before.contacts()
                .filter(it -> messages.canSend(Accounts.channel(it)))
                .map(wording::accountChanged)
                .forEach(messages::send);
    }

    /** How it ended that a contact point was to be added. */
    sealed interface Added {

        record Proven(Account account) implements Added {}

        /** The code is wrong, or not good (any more); the try is counted. */
        record WrongCode() implements Added {}

        /** Another account has proven it before. */
        record Taken() implements Added {}
    }
}
