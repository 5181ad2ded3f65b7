package com.wrenchtime.identity;

import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * People whose password everybody may read, for the demonstration shops. They are marked as such for good: without the
 * demonstration nobody signs in as them, and an application that finds them refuses to start.
 */
@Component
@ConditionalOnBooleanProperty("wrenchtime.demo.enabled")
public class DemoPeople {

    private final People people;
    private final Memberships memberships;
    private final Passwords passwords;

    DemoPeople(People people, Memberships memberships, Passwords passwords) {
        this.people = people;
        this.memberships = memberships;
        this.passwords = passwords;
    }

    /** Lets somebody of the demonstration work for a shop, unless somebody with this mailbox is there already. */
    public void enter(
            EmailAddress email, String name, String password, TenantId shop, Role role, @Nullable UUID technician) {
        if (people.findByEmail(email).isEmpty()) {
            var person = people.add(email, name, true);
            passwords.set(person.id(), password);
            memberships.begin(person.id(), shop, role, technician);
        }
    }
}
