package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.JavaProcess;
import com.wrenchtime.testing.Proof;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that opens shops one after the other is killed at some moment, again and again; then its shops are finished
 * by a retry or abandoned, in turns.
 *
 * <p>Longer: see {@link Proof}.
 */
class SuddenDeathProofTests {

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final Census census = new Census(database);

    @Test
    void givenAProcessThatOpensShops_whenItIsKilled_thenRetryOrCleanUpMendsEverything(@TempDir Path folder)
            throws Exception {
        var random = new Random();
        var mended = 0;
        try (var node = Node.on(database)) {
            for (var death = 0; death < Proof.kills(); death++) {
                try (var opener = JavaProcess.start(Opener.class, folder, database.url())) {
                    opener.awaitLine("opened");
                    Thread.sleep(random.nextInt(400));
                    opener.kill();
                }
                var unfinished = node.shops.unfinished();
                mended += unfinished.size();
                if (death % 2 == 0) {
                    unfinished.forEach(it -> node.provisioning.open(it.id(), new Slug(it.slug()), () -> {}));
                } else {
                    assertThat(node.provisioning.abandonUnfinished())
                            .extracting(RegisteredShop::id)
                            .containsExactlyElementsOf(
                                    unfinished.stream().map(RegisteredShop::id).toList());
                }
                census.assertNothingIsHalf();
                unfinished.stream()
                        .filter(it -> node.shops.findById(it.id()).isEmpty())
                        .forEach(it -> node.provisioning.open(TestShops.randomId(), new Slug(it.slug()), () -> {}));
            }
            census.assertNothingIsHalf();
        }
        System.out.printf(
                "%d deaths left %d shops unfinished, all mended; %d shops%n",
                Proof.kills(), mended, census.registered().size());
    }

    /** Opens shops until it dies. */
    static final class Opener {

        private Opener() {}

        public static void main(String... args) {
            try (var node = Node.on(Map.of("main", args[0]), 2)) {
                while (true) {
                    System.out.println("opened " + node.openShop().slug());
                }
            }
        }
    }
}
