package com.wrenchtime.web;

import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestPeople;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

/**
 * Every route of the staff API whose address holds an id, with every method and every kind of caller: with an id of the
 * caller's own shop the table decides, and with one of another shop it is answered as one that nobody has.
 */
@ServedTest
class IdsOfShopsTests {

    private static final Pattern VARIABLE = Pattern.compile("([a-z-]+)/\\{([a-zA-Z]+)}");

    /** What a route must be sent, so that it comes to looking for the id. A new route that lacks its own fails below. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            entry("PUT appointments/{id}/notes", "{\"staff\": \"Ring the bell\"}"),
            entry("PUT appointments/{id}/status", "{\"status\": \"EN_ROUTE\"}"),
            entry("PUT appointments/{id}/lines", "{\"lines\": [{\"service\": \"%s\"}]}".formatted(serviceOf(30))),
            entry("POST appointments/{id}/move", "{\"start\": \"%s\"}".formatted(at(3, "15:00"))),
            entry("PUT customers/{customer}", "{\"name\": \"Ana\", \"phone\": \"(530) 555-0149\"}"),
            entry("POST customers/{customer}/vehicles", "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"}"),
            entry(
                    "POST customers/{customer}/merge",
                    "{\"duplicate\": \"%s\", \"duplicateVersion\": 1}".formatted(UUID.randomUUID())),
            entry("PUT vehicles/{vehicle}", "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"}"),
            entry("POST vehicles/{vehicle}/transfer", "{\"customer\": \"%s\"}".formatted(UUID.randomUUID())),
            entry("PUT technicians/{technician}", "{\"name\": \"Tom\", \"skill\": 2}"),
            entry("PUT technicians/{technician}/hours", "{\"weekly\": []}"),
            entry("PUT technicians/{technician}/overrides/{date}", "{\"hours\": []}"),
            entry(
                    "POST technicians/{technician}/time-off",
                    "{\"firstDay\": \"%1$s\", \"lastDay\": \"%1$s\"}".formatted(day(9))),
            entry("PUT services/{service}", service("OTHER")),
            entry("PUT packages/{package}", pack("OTHER", serviceOf(30).toString())),
            entry("PATCH members/{id}", "{\"role\": \"DISPATCHER\"}"));

    /** What belongs to the address besides the path. */
    private static final Map<String, String> QUERIES = Map.of(
            "technicians/{technician}/overrides", "?from=%1$s&to=%1$s".formatted(day(9)),
            "technicians/{technician}/time-off/conflicts", "?firstDay=%1$s&lastDay=%1$s".formatted(day(9)));

    /** What is tried here. Sessions are a person's; texts, templates and what is to come are tried by their modules' tests. */
    private static final Set<String> RESOURCES = Set.of(
            "appointments",
            "customers",
            "vehicles",
            "technicians",
            "overrides",
            "time-off",
            "services",
            "packages",
            "members",
            "invitations",
            "api-clients");

    private final ApplicationContext application;
    private final TestPeople people;
    private final int port;

    IdsOfShopsTests(ApplicationContext application, TestPeople people, @LocalServerPort int port) {
        this.application = application;
        this.people = people;
        this.port = port;
    }

    @Test
    void givenIdsOfAnotherShop_whenAnybodyUsesThem_thenTheyAreAsUnknownAsThoseThatNobodyHas() {
        var theirs = furnished();
        var callers = callers(furnished());

        routes().forEach(route -> callers.forEach((who, caller) -> {
            for (var ids : foreign(route, theirs.ids(), caller.ownIds())) {
                var answer = send(route, ids, caller);
                if (route.access().permits(caller.caller(), route.method())) {
                    var unknown = send(
                            route,
                            it -> ids.apply(it).equals(caller.ownIds().get(it)) ? ids.apply(it) : nobodys(it),
                            caller);
                    sameAsUnknown(answer, unknown);
                } else {
                    assertThat(answer.status()).as("%s as %s", route, who).isIn(401, 403);
                }
            }
        }));

        assertThat(theirs.owner()
                        .get("customers/" + theirs.ids().get("customers"))
                        .version())
                .isEqualTo(1);
        assertThat(theirs.owner()
                        .get("services/" + theirs.ids().get("services"))
                        .version())
                .isEqualTo(1);
    }

    @Test
    void givenIdsOfTheOwnShop_whenEverybodyUsesThem_thenTheTableDecides() {
        var shop = furnished();
        var callers = callers(shop);
        callers.put("nobody", new Somebody(null, new StaffApiClient(port, "Basic nobody"), shop.ids()));
        var wrong = new TreeSet<String>();

        routes().forEach(route -> callers.forEach((who, caller) -> {
            var mayCome = route.access().permits(caller.caller(), route.method());
            // What changes something is tried by those who may not, so that everybody finds the same.
            if (!mayCome || route.method().equals(HttpMethod.GET)) {
                var status = send(route, known(caller.ownIds()), caller).status();
                if (status != (mayCome ? 200 : caller.caller() == null ? 401 : 403)) {
                    wrong.add("%s as %s: %d".formatted(route, who, status));
                }
            }
        }));

        assertThat(wrong).isEmpty();
    }

    private static List<Routes.Route> routes() {
        return Routes.ALL.stream()
                .filter(it -> it.access() instanceof Access.Staff)
                .filter(it -> !it.method().equals(HttpMethod.HEAD))
                .filter(it -> !resources(it).isEmpty() && RESOURCES.containsAll(resources(it)))
                .toList();
    }

    private static String rest(Routes.Route route) {
        return route.pattern().getPatternString().replaceFirst("^/api/v1/", "");
    }

    /** What the ids in the address are of, in their order. */
    private static List<String> resources(Routes.Route route) {
        return VARIABLE.matcher(rest(route)).results().map(it -> it.group(1)).toList();
    }

    /** All ids of theirs; where there are several in the address, also those that lead to theirs from one of our own. */
    private static List<UnaryOperator<String>> foreign(
            Routes.Route route, Map<String, String> theirs, Map<String, String> ours) {
        var variables = resources(route);
        return variables.size() == 1 || variables.contains("overrides")
                ? List.of(known(theirs))
                : List.of(
                        known(theirs),
                        it -> known(it.equals(variables.getFirst()) ? ours : theirs)
                                .apply(it));
    }

    private static UnaryOperator<String> known(Map<String, String> ids) {
        return it -> requireNonNull(ids.get(it), () -> "Make one of %s, and tell its id".formatted(it));
    }

    private static String nobodys(String resource) {
        return resource.equals("overrides")
                ? day(9).toString()
                : UUID.randomUUID().toString();
    }

    private PublicApiClient.Answer send(Routes.Route route, UnaryOperator<String> ids, Somebody caller) {
        var rest = rest(route);
        var path = VARIABLE.matcher(rest).replaceAll(it -> it.group(1) + "/" + ids.apply(it.group(1)));
        var isRead = route.method().equals(HttpMethod.GET);
        return caller.client()
                .send(
                        route.method().name(),
                        path + QUERIES.getOrDefault(rest, ""),
                        isRead ? null : BODIES.getOrDefault(route.method() + " " + rest, "{}"),
                        Map.of(
                                "If-Match",
                                "\"1\"",
                                "Idempotency-Key",
                                UUID.randomUUID().toString()));
    }

    private Furnished furnished() {
        var shop = BookableShop.open(application, 2);
        var tenant = shop.registered().tenant();
        var person = people.member(shop.registered(), Role.OWNER);
        var owner = new StaffApiClient(
                port,
                TestCallers.as(new Caller(tenant, new Actor.Member(person.id(), person.name(), Role.OWNER, null))));
        var booked = owner.post("appointments", """
            {"services": ["%s"], "start": "%s", "customer": {"name": "Ana", "phone": "(530) 555-0142"},
            "vehicle": {"year": 2015, "make": "Honda", "model": "CR-V"},
            "address": {"line1": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695"}}\
            """.formatted(serviceOf(60), at(3, "10:00")));
        var appointment = owner.get("appointments/" + made(booked)).json();
        // Those that a shop is opened with have the same ids in all shops.
        var technician = made(owner.post("technicians", "{\"name\": \"Tom\", \"skill\": 2}"));
        var ids = new HashMap<String, String>();
        ids.put("appointments", appointment.get("id").asString());
        ids.put("customers", appointment.at("/customer/id").asString());
        ids.put("vehicles", appointment.at("/vehicle/id").asString());
        ids.put("technicians", technician);
        ids.put("overrides", day(9).toString());
        ids.put(
                "time-off",
                made(owner.post(
                        "technicians/%s/time-off".formatted(technician),
                        "{\"firstDay\": \"%1$s\", \"lastDay\": \"%1$s\"}".formatted(day(20)))));
        ids.put("services", made(owner.post("services", service("TEST"))));
        ids.put(
                "packages",
                made(owner.post("packages", pack("TEST", serviceOf(30).toString()))));
        ids.put("members", owner.get("members").json().at("/items/0/id").asString());
        ids.put(
                "invitations",
                made(owner.post(
                        "invitations",
                        "{\"email\": \"%s@example.com\", \"role\": \"DISPATCHER\"}".formatted(UUID.randomUUID()))));
        ids.put(
                "api-clients",
                made(owner.post("api-clients", "{\"name\": \"Parts finder\", \"scopes\": [\"appointments:read\"]}")));
        var sent = UUID.fromString(appointment.at("/technician/id").asString());
        return new Furnished(shop, owner, person.id(), sent, ids);
    }

    private Map<String, Somebody> callers(Furnished shop) {
        var tenant = shop.shop().registered().tenant();
        // Who has the appointment, and so may see it and its customer.
        var technician = shop.technician();
        var callers = new LinkedHashMap<String, Somebody>();
        for (var role : Role.values()) {
            // Who manages members is looked up among them.
            var person = role == Role.OWNER ? shop.person() : UUID.randomUUID();
            callers.put(
                    role.name(),
                    somebody(
                            tenant,
                            new Actor.Member(person, "Some " + role, role, role == Role.TECHNICIAN ? technician : null),
                            shop));
        }
        var scopes = routes().stream()
                .map(it -> ((Access.Staff) it.access()).scope())
                .filter(it -> it != null)
                .collect(Collectors.toCollection(TreeSet::new));
        scopes.forEach(it -> callers.put(
                "program with " + it,
                somebody(tenant, new Actor.Program(UUID.randomUUID(), "Some program", Set.of(it)), shop)));
        callers.put(
                "program without scopes",
                somebody(tenant, new Actor.Program(UUID.randomUUID(), "Some program", Set.of()), shop));
        callers.put("customer", somebody(tenant, new Actor.ShopCustomer(UUID.randomUUID()), shop));
        callers.put(
                "operator", somebody(Tenant.PLATFORM, new Actor.Operator(UUID.randomUUID(), "Some operator"), shop));
        callers.put(
                "operator on a visit", somebody(tenant, new Actor.Operator(UUID.randomUUID(), "Some operator"), shop));
        return callers;
    }

    private Somebody somebody(Tenant tenant, Actor actor, Furnished shop) {
        var caller = new Caller(tenant, actor);
        var ids = new HashMap<>(shop.ids());
        if (actor instanceof Actor.Member member && member.role() == Role.TECHNICIAN) {
            // They know themselves only.
            ids.put("technicians", shop.technician().toString());
        }
        return new Somebody(caller, new StaffApiClient(port, TestCallers.as(caller)), ids);
    }

    private static String made(PublicApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return requireNonNull(answer.json().findValue("id")).asString();
    }

    private static String service(String code) {
        return """
            {"code": "%1$s", "name": "%1$s", "category": "Some", "durationMinutes": 60, "skill": 1,
            "price": {"amount": 100, "currency": "USD"}}\
            """.formatted(code);
    }

    private static String pack(String code, String service) {
        return "{\"code\": \"%1$s\", \"name\": \"%1$s\", \"category\": \"Some\", \"services\": [\"%2$s\"]}"
                .formatted(code, service);
    }

    /** A shop with one of everything, by what the address of each is called. */
    private record Furnished(
            BookableShop shop, StaffApiClient owner, UUID person, UUID technician, Map<String, String> ids) {}

    /** One kind of caller, with the ids of their own shop. */
    private record Somebody(@Nullable Caller caller, StaffApiClient client, Map<String, String> ownIds) {}
}
