package com.wrenchtime.testing;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** People for tests, each with a mailbox that no other test uses. */
@TestComponent
public class TestPeople {

    /** Everybody's, unless a test gives them another. */
    public static final String PASSWORD = "three loose wheel nuts";

    private final People people;
    private final Memberships memberships;
    private final Passwords passwords;

    public TestPeople(People people, Memberships memberships, Passwords passwords) {
        this.people = people;
        this.memberships = memberships;
        this.passwords = passwords;
    }

    /** Somebody with a password, who works nowhere. */
    public Person somebody() {
        var person = people.add(new EmailAddress("ada-" + UUID.randomUUID() + "@example.com"), "Ada Driver");
        passwords.set(person.id(), PASSWORD);
        return person;
    }

    /** Somebody who works for this shop. */
    public Person member(RegisteredShop shop, Role role) {
        var person = somebody();
        memberships.begin(person.id(), shop.id(), role, null);
        return person;
    }
}
