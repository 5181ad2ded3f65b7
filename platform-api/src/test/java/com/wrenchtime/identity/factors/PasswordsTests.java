package com.wrenchtime.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@PlatformTest
class PasswordsTests {

    private final People people;
    private final Passwords passwords;

    PasswordsTests(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @Test
    void givenAPassword_whenTried_thenOnlyItAndOnlyForItsPersonIsRight() {
        var ada = somebody();
        var ben = somebody();
        passwords.set(ada.id(), "three loose wheel nuts");

        assertThat(passwords.verify(ada.email(), "three loose wheel nuts")).contains(ada.id());
        assertThat(passwords.verify(ada.id(), "three loose wheel nuts")).isTrue();
        assertThat(passwords.verify(ada.email(), "Three loose wheel nuts")).isEmpty();
        assertThat(passwords.verify(ben.email(), "three loose wheel nuts")).isEmpty();
        assertThat(passwords.verify(ben.id(), "three loose wheel nuts")).isFalse();
        assertThat(passwords.verify(new EmailAddress("nobody@example.com"), "three loose wheel nuts"))
                .isEmpty();
    }

    @Test
    void givenNoPassword_whenTheOneBehindTheStandInIsTried_thenItIsWrong() {
        var ada = somebody();

        assertThat(passwords.verify(ada.email(), "")).isEmpty();
    }

    @Test
    void givenAPasswordWithCombinedLetters_whenTypedOnAKeyboardThatSplitsThem_thenItIsRight() {
        var ada = somebody();
        passwords.set(ada.id(), "llave n\u00famero trece");

        assertThat(passwords.verify(ada.email(), "llave nu\u0301mero trece")).contains(ada.id());
    }

    @Test
    void givenAHashOfFormerCost_whenThePasswordIsRight_thenItIsHashedAnew() {
        var ada = somebody();
        passwords.set(ada.id(), "three loose wheel nuts");
        var former = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode("three loose wheel nuts");
        store(ada, String.valueOf(former));

        assertThat(passwords.verify(ada.email(), "three loose wheel nut")).isEmpty();
        assertThat(hashOf(ada)).isEqualTo(former);
        assertThat(passwords.verify(ada.email(), "three loose wheel nuts")).contains(ada.id());

        assertThat(hashOf(ada)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.verify(ada.email(), "three loose wheel nuts")).contains(ada.id());
    }

    private Person somebody() {
        return people.add(new EmailAddress(UUID.randomUUID() + "@example.com"), "Ada");
    }

    private static String hashOf(Person person) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT hash FROM platform.password WHERE person_id = ?")
                .param(person.id())
                .query(String.class)
                .single();
    }

    private static void store(Person person, String hash) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.password SET hash = ? WHERE person_id = ?")
                .param(hash)
                .param(person.id())
                .update();
    }
}
