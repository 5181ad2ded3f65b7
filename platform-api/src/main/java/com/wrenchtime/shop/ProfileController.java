package com.wrenchtime.shop;

import com.wrenchtime.shared.CurrentTenant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}")
@Tag(name = "Shop", description = "Who the shop is")
class ProfileController {

    private final Settings settings;

    ProfileController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(operationId = "shop", summary = "Who the shop is and under which rules it can be booked")
    Profile profile() {
        return Profile.of(CurrentTenant.shop().slug(), settings.current());
    }
}
