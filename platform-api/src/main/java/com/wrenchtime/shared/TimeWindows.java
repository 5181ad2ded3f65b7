package com.wrenchtime.shared;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A set of moments, written as the fewest possible windows: ascending, disjoint, and never touching. Windows may be
 * given in any order and may overlap; 9 to 12 and 12 to 17 become 9 to 17.
 */
public record TimeWindows(List<TimeWindow> windows) {

    private static final Comparator<TimeWindow> BY_START = Comparator.comparing(TimeWindow::start);
    private static final TimeWindows NONE = new TimeWindows(List.of());

    public TimeWindows {
        windows = merged(windows);
    }

    public static TimeWindows none() {
        return NONE;
    }

    public static TimeWindows of(TimeWindow... windows) {
        return new TimeWindows(List.of(windows));
    }

    public static TimeWindows of(Collection<TimeWindow> windows) {
        return new TimeWindows(List.copyOf(windows));
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /** What is in this set, in the other, or in both. */
    public TimeWindows union(TimeWindows other) {
        var all = new ArrayList<>(windows);
        all.addAll(other.windows);
        return new TimeWindows(all);
    }

    /** What is in both sets. */
    public TimeWindows intersect(TimeWindows other) {
        var common = new ArrayList<TimeWindow>();
        int mine = 0;
        int theirs = 0;
        while (mine < windows.size() && theirs < other.windows.size()) {
            var a = windows.get(mine);
            var b = other.windows.get(theirs);
            addUnlessEmpty(common, later(a.start(), b.start()), earlier(a.end(), b.end()));
            if (a.end().isBefore(b.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new TimeWindows(common);
    }

    /** What is in this set and not in the other. */
    public TimeWindows subtract(TimeWindows other) {
        var rest = new ArrayList<TimeWindow>();
        int next = 0;
        for (var window : windows) {
            while (next < other.windows.size() && !other.windows.get(next).end().isAfter(window.start())) {
                next++;
            }
            var free = window.start();
            for (int i = next; i < other.windows.size(); i++) {
                var taken = other.windows.get(i);
                if (!taken.start().isBefore(window.end())) {
                    break;
                }
                addUnlessEmpty(rest, free, taken.start());
                free = taken.end();
            }
            addUnlessEmpty(rest, free, window.end());
        }
        return new TimeWindows(rest);
    }

    /** Whether every moment of the given window is in this set. */
    public boolean contains(TimeWindow window) {
        // The windows never touch, so a window without a hole lies in a single one: the last that does not start later.
        int at = Collections.binarySearch(windows, window, BY_START);
        int candidate = at >= 0 ? at : -at - 2;
        return candidate >= 0 && windows.get(candidate).contains(window);
    }

    /** Whether any moment of the given window is in this set. */
    public boolean overlaps(TimeWindow window) {
        int at = Collections.binarySearch(windows, window, BY_START);
        int from = Math.max(0, at >= 0 ? at : -at - 2);
        return windows.subList(from, Math.min(from + 2, windows.size())).stream()
                .anyMatch(window::overlaps);
    }

    private static List<TimeWindow> merged(List<TimeWindow> windows) {
        var sorted = new ArrayList<>(windows);
        sorted.sort(BY_START);
        var merged = new ArrayList<TimeWindow>(sorted.size());
        for (var window : sorted) {
            if (merged.isEmpty() || merged.getLast().end().isBefore(window.start())) {
                merged.add(window);
            } else if (merged.getLast().end().isBefore(window.end())) {
                merged.set(merged.size() - 1, new TimeWindow(merged.getLast().start(), window.end()));
            }
        }
        return List.copyOf(merged);
    }

    private static void addUnlessEmpty(List<TimeWindow> windows, Instant start, Instant end) {
        if (start.isBefore(end)) {
            windows.add(new TimeWindow(start, end));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
