package com.wrenchtime.testing;

import com.wrenchtime.shared.Role;

/** The people and programs of a shop, each with a client of the staff API. */
public record Staff(
        StaffApiClient owner,
        StaffApiClient dispatcher,
        StaffApiClient technician,
        StaffApiClient otherTechnician,
        StaffApiClient accountant,
        StaffApiClient reader,
        StaffApiClient writer) {

    /** Of a shop with at least one technician; the other technician may be nobody. */
    public static Staff of(BookableShop shop, int port) {
        var tenant = shop.registered().tenant();
        var technicians = shop.technicians();
        return new Staff(
                new StaffApiClient(port, TestCallers.member(tenant, Role.OWNER)),
                new StaffApiClient(port, TestCallers.member(tenant, Role.DISPATCHER)),
                new StaffApiClient(
                        port,
                        TestCallers.member(
                                tenant, Role.TECHNICIAN, technicians.getFirst().value())),
                new StaffApiClient(
                        port,
                        TestCallers.member(
                                tenant,
                                Role.TECHNICIAN,
                                technicians.size() < 2
                                        ? null
                                        : technicians.get(1).value())),
                new StaffApiClient(port, TestCallers.member(tenant, Role.ACCOUNTANT)),
                new StaffApiClient(port, TestCallers.program(tenant, "appointments:read")),
                new StaffApiClient(port, TestCallers.program(tenant, "appointments:read", "appointments:write")));
    }
}
