package com.wrenchtime.operator;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ProblemType;
import com.wrenchtime.web.Requested;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What operators do to shops: for a reason, which is in the shop's own log before it happens. */
@Component
class Oversight {

    private static final int LONGEST_REASON = 500;
    private static final ProblemType WRONG_STATUS =
            new ProblemType("wrong-shop-status", HttpStatus.CONFLICT, "The shop's status does not allow this");

    private final Shops shops;
    private final Provisioning provisioning;
    private final OperatorVisits visits;

    Oversight(Shops shops, Provisioning provisioning, OperatorVisits visits) {
        this.shops = shops;
        this.provisioning = provisioning;
        this.visits = visits;
    }

    /**
     * Reads why something is done.
     *
     * @throws IllegalArgumentException if that says nothing, or too much
     */
    static String reason(String sent) {
        return Requested.line(sent, LONGEST_REASON);
    }

    /** @throws NotFound if no shop has this id */
    RegisteredShop find(UUID shop) {
        return shops.findById(new TenantId(shop)).orElseThrow(NotFound::new);
    }

    /** Closes a shop to everybody for now. */
    RegisteredShop suspend(RegisteredShop shop, Actor.Operator operator, String reason) {
        return move(shop, ShopStatus.ACTIVE, "shop.suspended", operator, reason, provisioning::suspend);
    }

    /** Opens a suspended shop again. */
    RegisteredShop resume(RegisteredShop shop, Actor.Operator operator, String reason) {
        return move(shop, ShopStatus.SUSPENDED, "shop.resumed", operator, reason, provisioning::resume);
    }

    // Recorded first: a crash in between leaves a record too many, never a deed without one.
    private RegisteredShop move(
            RegisteredShop shop,
            ShopStatus from,
            String action,
            Actor.Operator operator,
            String reason,
            Consumer<TenantId> move) {
        if (shop.status() != from) {
            throw WRONG_STATUS.refusal("The shop is %s".formatted(shop.status()));
        }
        visits.record(shop, operator, action, "shop", shop.id().toString(), reason);
        move.accept(shop.id());
        return find(shop.id().value());
    }
}
