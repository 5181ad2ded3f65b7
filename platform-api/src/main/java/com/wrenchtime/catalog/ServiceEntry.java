package com.wrenchtime.catalog;

import com.wrenchtime.web.Price;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service as the shop's people see it.
 *
 * @param skill what whoever does it must be able to do, 1 to 5
 * @param keywords words under which customers look for it
 * @param active whether it can be booked
 * @param replacedBy what is offered instead of a retired service
 * @param version to send as If-Match with a change
 */
record ServiceEntry(
        UUID id,
        String code,
        String name,
        String category,
        String description,
        long durationMinutes,
        Price price,
        int skill,
        List<String> keywords,
        boolean active,
        @Nullable UUID replacedBy,
        int version) {

    static ServiceEntry of(Service service) {
        var successor = service.replacedBy();
        return new ServiceEntry(
                service.id().value(),
                service.code(),
                service.name(),
                service.category(),
                service.description(),
                service.duration().toMinutes(),
                Price.of(service.price()),
                service.requiredSkill().level(),
                service.keywords(),
                service.active(),
                successor == null ? null : successor.value(),
                service.version());
    }
}
