package com.wrenchtime.booking;

import com.wrenchtime.availability.DayPlan;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day of the shop.
 *
 * @param date on the shop's calendar
 */
record BoardView(LocalDate date, String timeZone, List<BoardColumn> technicians) {

    /**
     * A technician's day.
     *
     * @param active whether new work may be given
     * @param working when the technician works, without time off
     * @param stops all that takes time, in driving order
     * @param gaps the working time that nothing takes, neither work nor the way to it
     * @param over the appointments of the day that take no time any more: cancelled, or nobody was there
     */
    record BoardColumn(
            UUID id,
            String name,
            boolean active,
            List<TimeStretch> working,
            List<TimeStretch> timeOff,
            List<BoardStop> stops,
            List<TimeStretch> gaps,
            List<VisitView> over) {

        static BoardColumn of(DayPlan plan, List<BoardStop> stops, List<VisitView> over, ZoneId zone) {
            var technician = plan.technician();
            return new BoardColumn(
                    technician.id().value(),
                    technician.name(),
                    technician.active(),
                    TimeStretch.of(plan.working(), zone),
                    TimeStretch.of(plan.timeOff(), zone),
                    stops,
                    TimeStretch.of(plan.gaps(), zone),
                    over);
        }
    }

    /**
     * Something that takes time.
     *
     * @param leg the way to it; null for the first of the day when nobody knows where the day starts
     * @param gapMinutes the time before the work that nothing else may take: the drive or a buffer, whichever is longer
     * @param appointment null for a time that is held for a customer who is still typing
     */
    record BoardStop(
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable BoardLeg leg,
            long gapMinutes,
            @Nullable VisitView appointment) {

        static BoardStop of(DayPlan.Stop stop, @Nullable VisitView appointment, ZoneId zone) {
            var leg = stop.leg();
            return new BoardStop(
                    stop.work().start().atZone(zone).toOffsetDateTime(),
                    stop.work().end().atZone(zone).toOffsetDateTime(),
                    leg == null ? null : new BoardLeg(leg.isFromHome(), minutes(leg.drive())),
                    minutes(stop.inboundGap()),
                    appointment);
        }

        private static long minutes(Duration duration) {
            return duration.plusSeconds(59).toMinutes();
        }
    }

    /**
     * A drive.
     *
     * @param fromHome whether it starts at home and not at the stop before
     * @param driveMinutes rounded up
     */
    record BoardLeg(boolean fromHome, long driveMinutes) {}

    /** Some time of the day. */
    record TimeStretch(OffsetDateTime start, OffsetDateTime end) {

        static List<TimeStretch> of(TimeWindows windows, ZoneId zone) {
            return windows.windows().stream().map(it -> of(it, zone)).toList();
        }

        private static TimeStretch of(TimeWindow window, ZoneId zone) {
            return new TimeStretch(
                    window.start().atZone(zone).toOffsetDateTime(),
                    window.end().atZone(zone).toOffsetDateTime());
        }
    }
}
