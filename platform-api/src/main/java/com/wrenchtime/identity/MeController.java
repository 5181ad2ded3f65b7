package com.wrenchtime.identity;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Members")
class MeController {

    private final People people;
    private final Memberships memberships;
    private final Shops shops;
    private final Settings settings;

    MeController(People people, Memberships memberships, Shops shops, Settings settings) {
        this.people = people;
        this.memberships = memberships;
        this.shops = shops;
        this.settings = settings;
    }

    @GetMapping("/api/v1/me")
    @Operation(summary = "Who asks, for which shop, and for which others they could")
    Me me() {
        if (!(CurrentActor.get() instanceof Actor.Member member)) {
            throw new NotFound();
        }
        var person = people.findById(member.person()).orElseThrow(NotFound::new);
        var shop = CurrentTenant.shop();
        return new Me(
                person.id(),
                person.name(),
                person.email().value(),
                new Me.Shop(shop.id().value(), shop.slug(), settings.current().name(), member.role()),
                member.technician(),
                memberships.of(person.id()).stream()
                        .filter(it -> !it.shop().equals(shop.id()))
                        .map(it -> new Me.OtherShop(
                                it.shop().value(),
                                shops.findById(it.shop()).orElseThrow().slug(),
                                it.role()))
                        .toList());
    }

    /**
     * A member as they see themselves.
     *
     * @param technician whose jobs are theirs
     */
    record Me(
            UUID id,
            String name,
            String email,
            Shop shop,
            @Nullable UUID technician,
            List<OtherShop> otherShops) {

        /** The shop that is asked. */
        record Shop(UUID id, String slug, String name, Role role) {}

        /** Another one that the person works for. */
        record OtherShop(UUID id, String slug, Role role) {}
    }
}
