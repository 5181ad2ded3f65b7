package com.wrenchtime.tenancy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says after the start, in one line, for which zones Java and PostgreSQL disagree about the next two years. Wall times
 * are computed by Java alone, so a difference shows in reports written in SQL, and that one of the two is out of date.
 */
@Component
class ZoneDataCheck implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ZoneDataCheck.class);
    private static final Set<String> KNOWN_TO_JAVA = ZoneId.getAvailableZoneIds();

    // The start has better things to do, and the last lines on the console are for people.
    private static final Duration AFTER_THE_START = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private volatile boolean stopped;

    ZoneDataCheck(PlatformDataSource platform) {
        this.jdbc = JdbcClient.create(platform.asDataSource());
    }

    /** In the background: PostgreSQL reads all its zone files to answer. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("zone-data-check").daemon().start(() -> {
            try {
                Thread.sleep(AFTER_THE_START);
                report();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (!stopped) {
                    log.warn("Could not compare the time zone data of Java and PostgreSQL", e);
                }
            }
        });
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    private void report() {
        var differing = differing();
        var java = ZoneRulesProvider.getVersions("Europe/London").lastEntry().getKey();
        if (differing.isEmpty()) {
            log.info("Java (time zone data {}) and PostgreSQL agree about all time zones", java);
        } else {
            log.warn(
                    "Java (time zone data {}) and PostgreSQL disagree within the next two years about {}:"
                            + " update the older one",
                    java,
                    String.join(", ", differing));
        }
    }

    /** The zones known to both whose offsets differ at the beginning of one of the next 24 months. */
    List<String> differing() {
        return jdbc.sql("""
            SELECT name, array_agg(extract(epoch FROM month)::bigint ORDER BY month) AS seconds,
                   array_agg(extract(epoch FROM (month AT TIME ZONE name) - (month AT TIME ZONE 'UTC'))::int ORDER BY month) AS offsets
            FROM (SELECT name FROM pg_timezone_names WHERE name LIKE '%/%') zone,
                 generate_series(date_trunc('month', now()), now() + interval '24 months', interval '1 month') month
            GROUP BY name ORDER BY name\
            """).query(ZoneDataCheck::asPostgresSeesIt).list().stream()
                .filter(it -> KNOWN_TO_JAVA.contains(it.zone()))
                .filter(Offsets::differFromJava)
                .map(Offsets::zone)
                .toList();
    }

    private static Offsets asPostgresSeesIt(ResultSet row, int number) throws SQLException {
        return new Offsets(row.getString("name"), List.of((Long[]) array(row, "seconds")), List.of((Integer[])
                array(row, "offsets")));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    /** A zone's offsets from UTC, in seconds, at some instants, in seconds of the epoch. */
    record Offsets(String zone, List<Long> instants, List<Integer> offsets) {

        boolean differFromJava() {
            var rules = ZoneId.of(zone).getRules();
            return IntStream.range(0, instants.size())
                    .anyMatch(it -> rules.getOffset(Instant.ofEpochSecond(instants.get(it)))
                                    .getTotalSeconds()
                            != offsets.get(it));
        }
    }
}
