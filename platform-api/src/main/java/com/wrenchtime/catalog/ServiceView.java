package com.wrenchtime.catalog;

import com.wrenchtime.web.Price;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A service on the menu.
 *
 * @param keywords words under which customers look for it
 */
public record ServiceView(
        UUID id,
        String code,
        String name,
        String category,
        String description,
        @Schema(minimum = "1") long durationMinutes,
        Price price,

        @ArraySchema(arraySchema = @Schema(description = "Words under which customers look for it"))
        List<String> keywords) {

    public ServiceView {
        keywords = List.copyOf(keywords);
    }

    /** The service as customers see it. */
    public static ServiceView of(Service service) {
        return new ServiceView(
                service.id().value(),
                service.code(),
                service.name(),
                service.category(),
                service.description(),
                service.duration().toMinutes(),
                Price.of(service.price()),
                service.keywords());
    }
}
