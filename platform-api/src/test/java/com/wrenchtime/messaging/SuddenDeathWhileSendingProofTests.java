package com.wrenchtime.messaging;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.messaging.TwilioStandIn.Mood;
import com.wrenchtime.testing.JavaProcess;
import com.wrenchtime.testing.Proof;
import com.wrenchtime.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes send texts through a carrier that now and then takes one and hangs up, and one of them is killed at some moment,
 * again and again: none is lost and none is sent twice.
 *
 * <p>Longer: see {@link Proof}.
 */
class SuddenDeathWhileSendingProofTests {

    // The demonstration's shop, which each node finds open.
    private static final String SHOP = "shop_0d9ea000000040008000000000000001";
    private static final int A_ROUND = 60;

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final QueuedTexts texts = new QueuedTexts(database);

    @Test
    void givenTwoNodesThatSend_whenOneIsKilledAgainAndAgain_thenEveryTextIsSentOnce(@TempDir Path folder)
            throws Exception {
        var random = new Random();
        var rounds = Proof.kills();
        try (var twilio = new TwilioStandIn(Clock.systemUTC())) {
            twilio.latency = Duration.ofMillis(100);
            var nodes = new ArrayList<>(List.of(start(folder, twilio), start(folder, twilio)));
            try {
                for (var it : nodes) {
                    it.awaitLine("Started PlatformApplication");
                }
                // The demonstration's shops are opened after the start, by whichever is first.
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> database.count("platform.shop WHERE status = 'ACTIVE'") == 2);
                texts.allow(SHOP);
                for (var round = 0; round < rounds; round++) {
                    texts.add(SHOP, round * A_ROUND, A_ROUND, Duration.ofSeconds(3));
                    Thread.sleep(500 + random.nextInt(2_500));
                    twilio.mood = Mood.TAKES_AND_HANGS_UP;
                    Thread.sleep(random.nextInt(300));
                    twilio.mood = Mood.FINE;
                    var victim = random.nextInt(2);
                    nodes.get(victim).kill();
                    nodes.set(victim, start(folder, twilio));
                }
                await().atMost(Duration.ofSeconds(180))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> texts.states(List.of(SHOP)), it -> !isAtWork(it));
            } finally {
                nodes.forEach(JavaProcess::close);
            }
            var states = texts.states(List.of(SHOP));
            var received = twilio.taken().stream()
                    .map(it -> it.getOrDefault("body", ""))
                    .filter(it -> it.startsWith(SHOP))
                    .collect(groupingBy(Function.identity(), counting()));
            System.out.printf("%d deaths, %s, %d received%n", rounds, states, received.size());
            assertThat(received.values()).as("none twice").allMatch(it -> it == 1);
            assertThat(received).as("none lost").hasSize(rounds * A_ROUND);
            assertThat(states.get("SENT")).isEqualTo((long) rounds * A_ROUND);
        }
    }

    private static boolean isAtWork(Map<String, Long> states) {
        return states.keySet().stream().anyMatch(it -> it.startsWith("QUEUED") || it.startsWith("SENDING"));
    }

    private JavaProcess start(Path folder, TwilioStandIn twilio) throws IOException {
        return JavaProcess.start(
                PlatformApplication.class,
                folder,
                database.arguments(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--wrenchtime.demo.enabled=true",
                        "--wrenchtime.jobs.heartbeat=500ms",
                        "--wrenchtime.jobs.polling-interval=300ms",
                        "--wrenchtime.messaging.heard-by-then=6s",
                        "--wrenchtime.messaging.allowed-recipients=*",
                        "--wrenchtime.messaging.twilio.account-sid=" + TwilioStandIn.ACCOUNT,
                        "--wrenchtime.messaging.twilio.auth-token=" + TwilioStandIn.TOKEN,
                        "--wrenchtime.messaging.twilio.messaging-service=" + TwilioStandIn.SERVICE,
                        "--wrenchtime.messaging.twilio.base-url=" + twilio.uri(),
                        "--wrenchtime.messaging.twilio.timeout=2s"));
    }
}
