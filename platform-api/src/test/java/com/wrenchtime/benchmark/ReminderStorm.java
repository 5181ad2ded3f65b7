package com.wrenchtime.benchmark;

import com.wrenchtime.messaging.QueuedTexts;
import com.wrenchtime.messaging.TwilioStandIn;
import com.wrenchtime.messaging.TwilioStandIn.Mood;
import com.wrenchtime.testing.BookableShop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sends texts that are due over some time for many shops on one node, through a stand-in for Twilio that takes 100 ms, beside
 * tasks of a far future; prints how late each was. With a number of minutes for which the carrier is dead it then asks for
 * availability before and meanwhile, and measures how long the queue takes to drain.
 * Arguments: texts, shops, minutes, future tasks, dead minutes. Long: {@code 100000 200 60 1000000 10}.
 */
public final class ReminderStorm {

    private ReminderStorm() {}

    public static void main(String... args) throws Exception {
        var wanted = argument(args, 0, 100_000);
        var shops = argument(args, 1, 200);
        var over = Duration.ofMinutes(argument(args, 2, 60));
        var future = argument(args, 3, 1_000_000);
        var dead = Duration.ofMinutes(argument(args, 4, 10));
        try (var twilio = new TwilioStandIn(Clock.systemUTC());
                var served = new ServedShops(
                        "--wrenchtime.messaging.allowed-recipients=*",
                        "--wrenchtime.messaging.twilio.account-sid=" + TwilioStandIn.ACCOUNT,
                        "--wrenchtime.messaging.twilio.auth-token=" + TwilioStandIn.TOKEN,
                        "--wrenchtime.messaging.twilio.messaging-service=" + TwilioStandIn.SERVICE,
                        "--wrenchtime.messaging.twilio.base-url=" + twilio.uri())) {
            twilio.latency = Duration.ofMillis(100);
            var texts = new QueuedTexts(served.database());
            var open = IntStream.range(0, shops).mapToObj(it -> served.open(1)).toList();
            var roles = open.stream().map(it -> it.registered().role()).toList();
            open(served, roles, texts);
            texts.addFuture(future);
            roles.forEach(it -> texts.add(it, 0, wanted / shops, over));
            var states = drained(texts, roles, over.plusMinutes(10));
            var late = texts.lateness(roles);
            System.out.printf(
                    "%d texts over %s for %d shops beside %d future tasks: %s%n",
                    late.length, over, shops, future, states);
            System.out.printf(
                    "late: p50 %.0f ms, p99 %.0f ms, worst %.0f ms (goal: 60000); the carrier has %d%n",
                    late[late.length / 2],
                    late[late.length * 99 / 100],
                    late[late.length - 1],
                    twilio.taken().size());
            if (!dead.isZero()) {
                whileDead(served, open.getFirst(), twilio, texts, roles, dead, wanted / Math.max(1, over.toSeconds()));
            }
        }
    }

    private static void open(ServedShops served, List<String> roles, QueuedTexts texts) {
        roles.forEach(texts::allow);
        // One shop that is asked for its times meanwhile, with a calendar to look at.
        System.out.printf("database: %d MB%n", served.database().megabytes());
    }

    private static void whileDead(
            ServedShops served,
            BookableShop asked,
            TwilioStandIn twilio,
            QueuedTexts texts,
            List<String> roles,
            Duration dead,
            long perSecond)
            throws Exception {
        var address = ServedShops.week(asked, 2);
        var number = (int) Math.max(1, perSecond * dead.toSeconds() / roles.size());
        roles.forEach(it -> texts.add(it, 1_000_000, number, dead));
        var alive = ask(served, address, dead);
        drained(texts, roles, Duration.ofMinutes(5));
        roles.forEach(it -> texts.add(it, 2_000_000, number, dead));
        twilio.mood = Mood.FALLS_SILENT;
        var meanwhile = ask(served, address, dead);
        twilio.mood = Mood.FINE;
        var begun = System.nanoTime();
        var states = drained(texts, roles, Duration.ofMinutes(15));
        System.out.printf("carrier alive: %s%ncarrier dead:  %s%n", alive, meanwhile);
        System.out.printf(
                "p99 dead / alive: %.2f (goal: at most 1.1); drained in %d s (goal: 300): %s%n",
                meanwhile.milliseconds(99) / alive.milliseconds(99),
                (System.nanoTime() - begun) / 1_000_000_000L,
                states);
    }

    private static Load.Outcome ask(ServedShops served, String address, Duration time) throws Exception {
        try (var client = new KeepAliveClient(served.port())) {
            return Load.run(time, List.of(() -> client.get(address).expect(200).status() == 200));
        }
    }

    private static Map<String, Long> drained(QueuedTexts texts, List<String> roles, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var states = texts.states(roles);
        while (System.nanoTime() < end
                && states.keySet().stream().anyMatch(it -> it.startsWith("QUEUED") || it.startsWith("SENDING"))) {
            Thread.sleep(1_000);
            states = texts.states(roles);
        }
        return states;
    }

    private static int argument(String[] args, int index, int usual) {
        return args.length > index ? Integer.parseInt(args[index]) : usual;
    }
}
