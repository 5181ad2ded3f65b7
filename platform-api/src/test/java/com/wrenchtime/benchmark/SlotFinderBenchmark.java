package com.wrenchtime.benchmark;

import com.wrenchtime.availability.Commitment;
import com.wrenchtime.availability.DaySlots;
import com.wrenchtime.availability.SlotFinder;
import com.wrenchtime.availability.SlotRequest;
import com.wrenchtime.availability.TechnicianTime;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The search alone, for an hour's work in steps of a quarter: technicians who work 08:00 to 20:00 every day, with jobs
 * of half an hour to an hour at places in Los Angeles, up to 20 km apart each way. One run is one whole search.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SlotFinderBenchmark {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final LocalDate FROM = LocalDate.of(2027, 6, 1);
    private static final int PLACES = 200;

    @Param({"1", "10", "100"})
    int technicians;

    @Param({"30", "365"})
    int days;

    /** None is the most there is to offer. */
    @Param({"6", "0"})
    int jobsPerDay;

    private final Random random = new Random(1);
    private final List<Place> places = IntStream.range(0, PLACES)
            .mapToObj(i -> new Place(33.95 + random.nextDouble() / 5, -118.4 + random.nextDouble() / 5))
            .toList();
    private final DriveTimes drives = SlotFinderBenchmark::drive;
    private SlotRequest request = request(1);
    private List<TechnicianTime> times = List.of();

    @Setup
    public void fillCalendars() {
        request = request(days);
        var hours = new WorkSchedule(
                Stream.of(DayOfWeek.values())
                        .map(it -> new WeeklyHours(it, new DayHours(8 * 60, 20 * 60)))
                        .toList(),
                List.of(),
                List.of());
        var working = hours.workingTime(FROM, request.lastWorkDate(), ZONE);
        times = IntStream.range(0, technicians)
                .mapToObj(i -> new TechnicianTime(new TechnicianId(new UUID(0, i)), working, jobs(), anyPlace()))
                .toList();
    }

    @Benchmark
    public List<DaySlots> find() {
        return SlotFinder.find(request, times, drives);
    }

    private SlotRequest request(int days) {
        var last = FROM.plusDays(days - 1);
        return new SlotRequest(
                new SlotRequest.Rules(ZONE, Duration.ofMinutes(15), Duration.ofHours(2), last),
                new SlotRequest.Job(
                        Duration.ofMinutes(60), Duration.ofMinutes(10), Duration.ofMinutes(10), places.getFirst()),
                FROM,
                last,
                FROM.atStartOfDay(ZONE).toInstant(),
                null);
    }

    /** Jobs at random minutes of each day, one after the other, with what is left of the day strewn between them. */
    private List<Commitment> jobs() {
        var jobs = new ArrayList<Commitment>();
        for (var day = 0; day < days; day++) {
            var opening = FROM.plusDays(day).atTime(8, 0).atZone(ZONE).toInstant();
            var lengths = random.ints(jobsPerDay, 30, 61).toArray();
            var free = 12 * 60 - IntStream.of(lengths).sum();
            var freeBefore = random.ints(jobsPerDay, 0, free + 1).sorted().toArray();
            var worked = 0;
            for (var i = 0; i < jobsPerDay; i++) {
                var start = opening.plus(Duration.ofMinutes(freeBefore[i] + worked));
                jobs.add(new Commitment(
                        new UUID(random.nextLong(), random.nextLong()),
                        TimeWindow.of(start, Duration.ofMinutes(lengths[i])),
                        anyPlace(),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10)));
                worked += lengths[i];
            }
        }
        return jobs;
    }

    private Place anyPlace() {
        return places.get(random.nextInt(places.size()));
    }

    /** As the crow flies at 50 km/h, computed and not looked up, so that a drive costs about what it will. */
    private static Duration drive(@Nullable Place from, @Nullable Place to) {
        if (from == null || to == null) {
            return Duration.ofMinutes(30);
        }
        double fromLatitude = Math.toRadians(from.latitude());
        double toLatitude = Math.toRadians(to.latitude());
        double north = Math.sin((toLatitude - fromLatitude) / 2);
        double east = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double chord = north * north + Math.cos(fromLatitude) * Math.cos(toLatitude) * east * east;
        double kilometres = 2 * 6371 * Math.asin(Math.sqrt(chord));
        return Duration.ofSeconds(Math.round(kilometres * 3600 / 50));
    }

    /** Runs it, with the options of JMH: {@code -p technicians=10 -prof gc}. */
    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(SlotFinderBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
