package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.tenancy.ZoneDataCheck.Offsets;
import com.wrenchtime.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneDataCheckTests {

    private static final List<Long> JANUARY_AND_JULY = List.of(
            Instant.parse("2027-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2027-07-01T00:00:00Z").getEpochSecond());

    @Test
    void givenTheSameOffsets_whenCompared_thenTheyAgree() {
        assertThat(new Offsets("America/Los_Angeles", JANUARY_AND_JULY, List.of(-8 * 3600, -7 * 3600)).differFromJava())
                .isFalse();
    }

    @Test
    void givenOneOffsetThatDiffers_whenCompared_thenTheyDisagree() {
        assertThat(new Offsets("America/Los_Angeles", JANUARY_AND_JULY, List.of(-7 * 3600, -7 * 3600)).differFromJava())
                .isTrue();
    }

    @Test
    void givenARealDatabase_whenCompared_thenZonesWithSettledRulesAgree() {
        try (var node = Node.on(TestDatabase.shared())) {
            var differing = new ZoneDataCheck(node.platform).differing();

            assertThat(differing)
                    .doesNotContain("America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo")
                    .allMatch(it -> it.contains("/"));
        }
    }
}
