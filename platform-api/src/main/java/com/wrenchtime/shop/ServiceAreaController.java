package com.wrenchtime.shop;

import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/service-area")
@Tag(name = SettingsController.TAG)
class ServiceAreaController {

    private final Settings settings;
    private final SettingsDesk desk;

    ServiceAreaController(Settings settings, SettingsDesk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    @GetMapping
    @Operation(operationId = "serviceArea", summary = "Where the shop drives to, and for how much")
    @Versioned
    ResponseEntity<ServiceAreaView> get() {
        var stored = settings.stored();
        return Versions.answer(stored.areaVersion(), ServiceAreaView.of(stored));
    }

    @PostMapping("/check")
    @Operation(
            operationId = "checkServiceArea",
            summary = "What another service area would change",
            description = "It is only asked, not changed.")
    AreaChanges check(@RequestBody ServiceAreaRequest sent) {
        return desk.check(sent.read(settings.stored().settings()));
    }

    @PutMapping
    @Operation(
            operationId = "changeServiceArea",
            summary = "Drive elsewhere",
            description = "All zones. The answer says what it changed; appointments outside of the area stay.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<ChangedServiceArea> change(
            @RequestBody ServiceAreaRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var changed = desk.changeArea(Versions.required(ifMatch), sent::read);
        return Versions.answer(
                changed.stored().areaVersion(),
                new ChangedServiceArea(ServiceAreaView.of(changed.stored()), changed.changes()));
    }

    /** The area as it is now, and what is different. */
    record ChangedServiceArea(ServiceAreaView area, AreaChanges changes) {}
}
