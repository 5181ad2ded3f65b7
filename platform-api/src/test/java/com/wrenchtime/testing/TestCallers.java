package com.wrenchtime.testing;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;

/**
 * Lets tests speak as anybody they like, by a kind of proof that exists only here, so that what a route does can be tested
 * apart from how its callers prove who they are.
 */
@TestComponent
public class TestCallers implements CallerSource {

    private static final String SCHEME = "Test ";
    private static final Map<String, Caller> KNOWN = new ConcurrentHashMap<>();

    /** What to send as {@code Authorization} to be a member of this shop. */
    public static String member(Tenant shop, Role role) {
        return member(shop, role, null);
    }

    /** Like {@link #member(Tenant, Role)}, whose jobs are those of this technician. */
    public static String member(Tenant shop, Role role, @org.jspecify.annotations.Nullable UUID technician) {
        return as(new Caller(shop, new Actor.Member(UUID.randomUUID(), "Some " + role, role, technician)));
    }

    /** What to send to be a program with these scopes. */
    public static String program(Tenant shop, String... scopes) {
        return as(new Caller(shop, new Actor.Program(UUID.randomUUID(), "Some program", Set.of(scopes))));
    }

    public static String customer(Tenant shop, UUID customer) {
        return as(new Caller(shop, new Actor.ShopCustomer(customer)));
    }

    public static String operator() {
        return as(new Caller(Tenant.PLATFORM, new Actor.Operator(UUID.randomUUID(), "Some operator")));
    }

    /** What to send to be an operator who visits this shop. */
    public static String visitor(Tenant shop) {
        return as(new Caller(shop, new Actor.Operator(UUID.randomUUID(), "Some operator")));
    }

    public static String as(Caller caller) {
        var proof = SCHEME + UUID.randomUUID();
        KNOWN.put(proof, caller);
        return proof;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        return sent == null || !sent.startsWith(SCHEME) ? Optional.empty() : Optional.ofNullable(KNOWN.get(sent));
    }
}
