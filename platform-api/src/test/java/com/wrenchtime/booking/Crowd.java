package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** Customers who hold, release, book, move and cancel as it comes, their own times and each other's, on two days. */
final class Crowd {

    private static final List<String> ZIPS = List.of("95695", "95616", "95776");
    private static final List<Integer> LENGTHS = List.of(30, 60, 90, 120);
    private static final int SERVER_ERROR = 500;

    private final TwoProcesses processes;
    private final String shop;
    private final Queue<String> holds = new ConcurrentLinkedQueue<>();
    private final Queue<String> links = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Integer> seen = new ConcurrentHashMap<>();

    Crowd(TwoProcesses processes, BookableShop shop) {
        this.processes = processes;
        this.shop = shop.slug();
    }

    /** How often each answer came to each deed. */
    Map<String, Integer> seen() {
        return new java.util.TreeMap<>(seen);
    }

    /** The answers that nobody should get, and the exceptions. */
    Queue<String> failures() {
        return failures;
    }

    /** Does something, again and again, until the time is over. */
    int act(int client, long end) {
        var random = new Random(client);
        var deeds = 0;
        while (System.nanoTime() < end) {
            try {
                act(client, random);
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
            deeds++;
        }
        return deeds;
    }

    private void act(int client, Random random) {
        var api = processes.client(random.nextInt(2));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> hold(api, client, random);
            case 3 -> release(api);
            case 4 -> bookHeld(api, random);
            case 5, 6 -> book(api, random);
            case 7, 8 -> move(api, random);
            default -> cancel(api);
        }
    }

    private void hold(PublicApiClient api, int client, Random random) {
        var wish = PublicApiClient.hold(length(random), start(random)).replace("95695", zip(random));
        var held = api.send("POST", shop + "/holds", wish, from(client / 2));
        note("hold", held);
        if (held.status() == 201) {
            holds.add(held.text("token"));
        }
    }

    private void release(PublicApiClient api) {
        var token = holds.poll();
        if (token != null) {
            note("release", api.delete(shop + "/holds/" + token));
        }
    }

    private void bookHeld(PublicApiClient api, Random random) {
        var token = holds.poll();
        if (token != null) {
            noteBooked("book held", api.book(shop, PublicApiClient.booking(token, phone(random.nextInt(20)))));
        }
    }

    private void book(PublicApiClient api, Random random) {
        var wish = booking(length(random), start(random), phone(random.nextInt(20)), zip(random));
        noteBooked("book", api.book(shop, wish));
    }

    private void noteBooked(String deed, Answer booked) {
        note(deed, booked);
        if (booked.status() == 201) {
            links.add("manage/" + booked.text("manageToken"));
        }
    }

    private void move(PublicApiClient api, Random random) {
        var link = links.poll();
        if (link != null) {
            links.add(link);
            note("move", api.patch(link, "{\"start\": \"%s\"}".formatted(start(random))));
        }
    }

    private void cancel(PublicApiClient api) {
        var link = links.poll();
        if (link != null) {
            note("cancel", api.patch(link, "{\"status\": \"CANCELLED\"}"));
        }
    }

    private void note(String deed, Answer answer) {
        seen.merge(deed + " " + answer.status(), 1, Integer::sum);
        if (answer.status() >= SERVER_ERROR || answer.status() == 400 || answer.status() == 429) {
            failures.add(deed + ": " + answer);
        }
    }

    /** A booking of the service of this length at a postal code. */
    static String booking(int minutes, String start, String phone, String zip) {
        return PublicApiClient.booking(minutes, start, phone).replace("95695", zip);
    }

    static String phone(int number) {
        return "+1530555%04d".formatted(1000 + number);
    }

    /** What makes a request come from another client: the header of a proxy. */
    static Map<String, String> from(int client) {
        return Map.of("X-Forwarded-For", "203.0.113." + (client + 1));
    }

    private static int length(Random random) {
        return LENGTHS.get(random.nextInt(LENGTHS.size()));
    }

    private static String zip(Random random) {
        return ZIPS.get(random.nextInt(ZIPS.size()));
    }

    private static String start(Random random) {
        var time = LocalTime.of(9, 0).plusMinutes(random.nextInt(16) * 30L);
        return at(3 + random.nextInt(2), time.toString());
    }
}
