package com.wrenchtime.accounts;

import com.wrenchtime.accounts.AccountThrottle.Limit;
import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.booking.OwnAppointments;
import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.OwnVehicles;
import com.wrenchtime.customers.ProvenCustomers;
import com.wrenchtime.identity.LonePasswords;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How somebody becomes a customer whom the bound shop knows: by a code, which proves a telephone or a mailbox, or by a password.
 *
 * <p>A code opens the account of whoever has proven that contact point before, or else a new one. It is the moment at which
 * bookings that were made with it become theirs to see; nothing else is.
 */
@Component
class CustomerSignIn {

    private static final Logger log = LoggerFactory.getLogger(CustomerSignIn.class);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    private final OneTimeCodes codes;
    private final Accounts accounts;
    private final CustomerSessions sessions;
    private final ProvenCustomers customers;
    private final OwnAppointments appointments;
    private final OwnVehicles vehicles;
    private final LonePasswords passwords;
    private final AccountThrottle throttle;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    CustomerSignIn(
            OneTimeCodes codes,
            Accounts accounts,
            CustomerSessions sessions,
            ProvenCustomers customers,
            OwnAppointments appointments,
            OwnVehicles vehicles,
            LonePasswords passwords,
            AccountThrottle throttle,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.accounts = accounts;
        this.sessions = sessions;
        this.customers = customers;
        this.appointments = appointments;
        this.vehicles = vehicles;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Signs in by a code.
     *
     * @param name what a new account is called; null for the name of the last booking that was made with the contact
     * @return nothing if the code is not good; the try is counted then
     */
    Optional<SignedIn> byCode(UUID request, String code, @Nullable String name, String device) {
        return logged("code", withCode(request, code, name, device));
    }

    private Optional<SignedIn> withCode(UUID request, String code, @Nullable String name, String device) {
        return transaction.execute(status -> codes.redeem(request, code, null).map(proven -> {
            accounts.lock(proven);
            var customer = accounts.ownerOf(proven).orElseGet(() -> open(proven, name));
            appointments.own(customer, proven);
            vehicles.claim(customer, appointments.vehiclesOnlyOf(customer));
            return begin(customer, device, true);
        }));
    }

    /**
     * Signs in by a password. A wrong one, an account without one and no account at all take the same work and time.
     *
     * @param client the address that asks
     * @return nothing if nobody signs in like this
     * @throws org.springframework.web.ErrorResponseException 429 if it was tried too often
     */
    Optional<SignedIn> byPassword(ContactPoint point, String password, String client, String device) {
        return logged("password", withPassword(point, password, client, device));
    }

    private Optional<SignedIn> withPassword(ContactPoint point, String password, String client, String device) {
        var subject = "password-of:" + point.value();
        throttle.count(
                new Limit(subject, 5, QUARTER),
                new Limit(subject, 30, DAY),
                new Limit("password-from:" + client, 30, QUARTER));
        var known = transaction.execute(status -> accounts.passwordOf(point));
        // Outside of a transaction: it takes long.
        var matches =
                passwords.match(password, known.map(Accounts.Password::hash).orElse(null));
        if (!matches || known.isEmpty()) {
            return Optional.empty();
        }
        throttle.forget(subject);
        return Optional.of(transaction.execute(status -> begin(known.get().customer(), device, false)));
    }

    private CustomerId open(ContactPoint proven, @Nullable String name) {
        var called = name == null ? appointments.nameGivenWith(proven).orElse(null) : name;
        var customer = customers.take(proven, called == null ? proven.value() : called);
        accounts.add(customer, called);
        accounts.put(customer, proven);
        CurrentActor.run(
                new Actor.ShopCustomer(customer.value()),
                () -> audit.record("account.opened", "customer", customer.value(), null, null, null));
        return customer;
    }

    private static Optional<SignedIn> logged(String proof, Optional<SignedIn> signedIn) {
        signedIn.ifPresentOrElse(
                it -> log.info("The customer {} signed in by {}", it.account().id(), proof),
                () -> log.info("A customer's {} was refused", proof));
        return signedIn;
    }

    private SignedIn begin(CustomerId customer, String device, boolean isProven) {
        return new SignedIn(accounts.find(customer).orElseThrow(), sessions.begin(customer, device, isProven));
    }

    /** Somebody who has just shown who they are. */
    record SignedIn(Account account, CustomerSessions.Begun session) {}
}
