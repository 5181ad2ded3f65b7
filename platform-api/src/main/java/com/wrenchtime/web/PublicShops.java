package com.wrenchtime.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * Finds the shop that a public request is for: by the address of the shop in the path, or by the token of a manage link,
 * which says the shop under our signature. Nothing else in a request has a say. A shop that is not open is not there.
 */
@Component
class PublicShops {

    private static final String MANAGE = "manage";
    private static final String MANAGE_PAGE = "m";
    private static final List<String> PREFIX = List.of("api", "v1", "public");

    private final Shops shops;
    private final AllowedOrigins origins;
    private final Tokens tokens;
    private final Cache<String, PublicShop> lastSeen = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    PublicShops(Shops shops, AllowedOrigins origins, Tokens tokens) {
        this.shops = shops;
        this.origins = origins;
        this.tokens = tokens;
    }

    /** What names the shop in the path; null when the path is none of the public API's, and no page of a shop. */
    static @Nullable String nameIn(HttpServletRequest request) {
        // Compared as Spring compares it with the routes, decoded, so that both see the same shop or none.
        var segments = Routes.path(request).elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(it -> ((PathContainer.PathSegment) it).valueToMatch())
                .toList();
        if (Routes.isStorefront(request)) {
            return segments.getFirst().equals(MANAGE_PAGE) && segments.size() > 1
                    ? MANAGE + "/" + segments.get(1)
                    : segments.getFirst();
        }
        if (segments.size() <= PREFIX.size()
                || !segments.subList(0, PREFIX.size()).equals(PREFIX)) {
            return null;
        }
        var name = segments.get(PREFIX.size());
        return name.equals(MANAGE) && segments.size() > PREFIX.size() + 1
                ? MANAGE + "/" + segments.get(PREFIX.size() + 1)
                : name;
    }

    Optional<PublicShop> find(String name) {
        var found = registered(name)
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .map(RegisteredShop::tenant)
                .map(it -> new PublicShop(it, CurrentTenant.call(it, origins::allowedOrigins)));
        found.ifPresent(it -> lastSeen.put(name, it));
        return found;
    }

    /**
     * The shop as it was when last found here, without asking anybody: enough to say no to a browser, when there is no
     * time or no database to ask.
     */
    Optional<PublicShop> lastSeen(String name) {
        return Optional.ofNullable(lastSeen.getIfPresent(name));
    }

    private Optional<RegisteredShop> registered(String name) {
        return name.startsWith(MANAGE + "/")
                ? tokens.verify(Tokens.Purpose.MANAGE_APPOINTMENT, name.substring(MANAGE.length() + 1))
                        .flatMap(it -> shops.findById(it.shop()))
                : shops.findBySlug(name);
    }

    /** A shop that is open, and the origins of the pages that may call it. */
    record PublicShop(Tenant.Shop tenant, Set<String> origins) {}
}
