package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.accounts.CustomerClient.Code;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Whether the time of an answer tells a known customer from nobody: pairs of requests, one of each, in random order. Run on
 * demand, since it takes minutes: {@code -Dtest=SignInTimingTests -Dtiming.pairs=1000}.
 *
 * <p>The figure is how often somebody is right who takes the slower one of a pair for the known one; a coin is right in half of
 * them. The test fails where that lies further from a half than chance explains once in a thousand times.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "timing.pairs", matches = "[0-9]+")
class SignInTimingTests {

    private static final int KNOWN = 20;
    private static final int WARM_UP = 50;
    private static final double ONCE_IN_A_THOUSAND = 3.29;
    private static final String PASSWORD = "violet gasket under the moon";

    private final int pairs = Integer.getInteger("timing.pairs", 0);
    private final Random random = new Random(7);
    private final BookableShop shop;
    private final CustomerClient anybody;
    private final List<String> known = new ArrayList<>();

    SignInTimingTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = BookableShop.open(application, 1);
        this.anybody = new CustomerClient(new PublicApiClient(port), shop.slug());
        for (int i = 0; i < KNOWN; i++) {
            var mailbox = newMailbox();
            anybody.signedIn(mailbox).put("/password", "{\"password\": \"%s\"}".formatted(PASSWORD));
            known.add(mailbox);
            forgetTries();
        }
    }

    @Test
    void givenSomebodyAndNobody_whenTheyAskForACode_thenTheTimeTellsNothing() {
        measure("asking for a code", pairs, 202, it -> mailbox -> anybody.ask(mailbox));
    }

    @Test
    void givenSomebodyAndNobody_whenTheyGiveAWrongCode_thenTheTimeTellsNothing() {
        measure("a wrong code", pairs, 422, mailbox -> {
            var request = anybody.ask(mailbox).text("request");
            return it -> anybody.redeem(new Code(request, "000000"));
        });
    }

    @Test
    void givenSomebodyAndNobody_whenTheyGiveAWrongPassword_thenTheTimeTellsNothing() {
        measure(
                "a wrong password",
                Math.max(1, pairs / 4),
                422,
                it -> mailbox -> anybody.signInByPassword(mailbox, "something else"));
    }

    private void measure(String what, int number, int status, Function<String, Function<String, Answer>> prepared) {
        var differences = new double[number];
        for (int i = -WARM_UP; i < number; i++) {
            var somebody = known.get(random.nextInt(KNOWN));
            var nobody = newMailbox();
            var first = random.nextBoolean();
            var one = time(first ? somebody : nobody, status, prepared);
            var other = time(first ? nobody : somebody, status, prepared);
            if (i >= 0) {
                differences[i] = (first ? one - other : other - one) / 1e6;
            }
        }
        var slower = (double) Arrays.stream(differences).filter(it -> it > 0).count() / number;
        var sigma = 0.5 / Math.sqrt(number);
        Arrays.sort(differences);
        System.out.printf(
                "%s: %d pairs, known slower in %.1f %% (chance: 50 +- %.1f), median difference %.3f ms, quartiles %.3f"
                        + " and %.3f%n",
                what,
                number,
                100 * slower,
                100 * 1.96 * sigma,
                differences[number / 2],
                differences[number / 4],
                differences[3 * number / 4]);
        assertThat(Math.abs(slower - 0.5)).as(what).isLessThan(ONCE_IN_A_THOUSAND * sigma);
    }

    private long time(String mailbox, int status, Function<String, Function<String, Answer>> prepared) {
        var request = prepared.apply(mailbox);
        var begun = System.nanoTime();
        var answer = request.apply(mailbox);
        var took = System.nanoTime() - begun;
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        forgetTries();
        return took;
    }

    // Neither limits nor what is left of the request before are to make a difference.
    private void forgetTries() {
        var role = shop.registered().role();
        for (var table : List.of("account_try", "one_time_code")) {
            TestDatabase.shared()
                    .superuser()
                    .sql("DELETE FROM %s.%s".formatted(role, table))
                    .update();
        }
    }
}
