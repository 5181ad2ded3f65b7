package com.wrenchtime.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}")
@Tag(name = "Menu", description = "What the shop does, for how much")
class MenuController {

    private final Services services;

    MenuController(Services services) {
        this.services = services;
    }

    @GetMapping("/services")
    @Operation(operationId = "services", summary = "The services that can be booked, in the order of the menu")
    ServiceList services() {
        return new ServiceList(services.offered().stream().map(ServiceView::of).toList());
    }

    @GetMapping("/packages")
    @Operation(
            operationId = "packages",
            summary = "Services that are often wanted together",
            description = "Length and price are the sums of theirs.")
    PackageList packages() {
        return new PackageList(
                services.offeredPackages().stream().map(PackageView::of).toList());
    }

    record ServiceList(List<ServiceView> items) {}

    record PackageList(List<PackageView> items) {}

    record PackageView(UUID id, String code, String name, String category, List<UUID> services) {

        static PackageView of(ServicePackage it) {
            return new PackageView(
                    it.id(),
                    it.code(),
                    it.name(),
                    it.category(),
                    it.services().stream().map(ServiceId::value).toList());
        }
    }
}
