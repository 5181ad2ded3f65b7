package com.wrenchtime.benchmark;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.testing.PageClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the time of an answer tells if somebody has a mailbox: pairs of requests, one for a mailbox that somebody has and one
 * for a mailbox that nobody has, in random order, so that whatever disturbs the machine disturbs both. Arguments: pairs.
 *
 * <p>For each kind of request it prints in how many pairs the known mailbox took longer. A coin would say half; an attacker who
 * guesses by the time is right as often as that share is from a half.
 */
final class WhoIsKnown {

    private static final int WARM_UP = 200;
    private static final int PEOPLE = 20;

    private final ServedShops served;
    private final PageClient browser;
    private final JdbcClient database;
    private final List<String> known;
    private final Random random = new Random(42);

    private WhoIsKnown(ServedShops served) {
        this.served = served;
        this.browser = new PageClient(served.port());
        this.database = served.database().superuser();
        this.known = IntStream.range(0, PEOPLE).mapToObj(it -> somebody()).toList();
    }

    public static void main(String... args) {
        var pairs = args.length == 0 ? 2_000 : Integer.parseInt(args[0]);
        try (var served = new ServedShops()) {
            var measured = new WhoIsKnown(served);
            measured.compare("sign-in", pairs, "/login", "password", "not the right pass phrase");
            measured.compare("forgotten password", pairs, "/forgot-password");
        }
    }

    private String somebody() {
        var person = served.bean(People.class).add(new EmailAddress(mailbox()), "Somebody");
        served.bean(Passwords.class).set(person.id(), "three loose wheel nuts");
        return person.email().value();
    }

    private void compare(String what, int pairs, String path, String... fields) {
        var token = browser.get(path).formToken().orElseThrow();
        for (int i = 0; i < WARM_UP; i++) {
            time(i % 2 == 0 ? known.get(i % PEOPLE) : mailbox(), path, token, fields);
        }
        var ofKnown = new double[pairs];
        var ofUnknown = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            var somebodys = known.get(i % PEOPLE);
            if (random.nextBoolean()) {
                ofKnown[i] = time(somebodys, path, token, fields);
                ofUnknown[i] = time(mailbox(), path, token, fields);
            } else {
                ofUnknown[i] = time(mailbox(), path, token, fields);
                ofKnown[i] = time(somebodys, path, token, fields);
            }
        }
        print(what, ofKnown, ofUnknown);
    }

    /** Milliseconds, on a machine that has done with what went before, for a client that has not tried before. */
    private double time(String mailbox, String path, String token, String... fields) {
        database.sql("DELETE FROM platform.proof_try").update();
        while (database.sql("SELECT EXISTS (SELECT FROM platform.password_wish)"
                        + " OR EXISTS (SELECT FROM platform.message WHERE settled_at IS NULL)")
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
        var form = new ArrayList<>(List.of("email", mailbox, "_csrf", token));
        form.addAll(List.of(fields));
        var sent = form.toArray(String[]::new);
        var before = System.nanoTime();
        var status = browser.post(path, sent).status();
        var after = System.nanoTime();
        if (status != 422 && status != 303) {
            throw new IllegalStateException("Answered with " + status);
        }
        return (after - before) / 1e6;
    }

    private static void print(String what, double[] known, double[] unknown) {
        var pairs = known.length;
        var differences = new double[pairs];
        Arrays.setAll(differences, it -> known[it] - unknown[it]);
        var slower = Arrays.stream(differences).filter(it -> it > 0).count() / (double) pairs;
        System.out.printf(
                "%s: known %.2f ms, unknown %.2f ms, difference %.3f ms (medians of %d pairs); the known one took"
                        + " longer in %.1f %% of the pairs, give or take %.1f (goal: 50 within that, or within 5)%n",
                what,
                Load.median(known),
                Load.median(unknown),
                Load.median(differences),
                pairs,
                100 * slower,
                100 * 1.96 * 0.5 / Math.sqrt(pairs));
    }

    private static String mailbox() {
        return UUID.randomUUID() + "@example.com";
    }
}
