package com.wrenchtime.shop;

import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/settings")
@Tag(name = SettingsController.TAG, description = "What the shop sets about itself, and where it drives to")
class SettingsController {

    static final String TAG = "Shop: settings";

    private final Settings settings;
    private final SettingsDesk desk;

    SettingsController(Settings settings, SettingsDesk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    @GetMapping
    @Operation(operationId = "settings", summary = "What the shop has set about itself")
    @Versioned
    ResponseEntity<SettingsView> get() {
        var stored = settings.stored();
        return Versions.answer(stored.version(), SettingsView.of(stored));
    }

    @PutMapping
    @Operation(
            operationId = "changeSettings",
            summary = "Set something else",
            description = "All of it. Every node of the platform follows at once. What was booked stays as it is.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<SettingsView> change(
            @RequestBody SettingsRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var changed = desk.change(Versions.required(ifMatch), sent::read);
        return Versions.answer(changed.version(), SettingsView.of(changed));
    }
}
