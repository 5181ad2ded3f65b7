package com.wrenchtime.demo;

import com.wrenchtime.identity.DemoPeople;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The people of the demonstration shops, with one password for all. */
@Component
@Order(2) // once there are shops
@ConditionalOnBooleanProperty("wrenchtime.demo.enabled")
class Staff implements ApplicationRunner {

    static final String PASSWORD = "three loose wheel nuts";

    private final DemoPeople people;

    Staff(DemoPeople people) {
        this.people = people;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        enter("edgar", "Edgar", DemoShops.EDGAR, Role.OWNER, DemoShops.EDGARS_TECHNICIAN);
        enter("dana", "Dana", DemoShops.EDGAR, Role.DISPATCHER, null);
        enter("sam", "Sam", DemoShops.EDGAR, Role.TECHNICIAN, DemoShops.SAMS_TECHNICIAN);
        enter("alex", "Alex", DemoShops.EDGAR, Role.ACCOUNTANT, null);
        enter("robin", "Robin", DemoShops.BLUE_WRENCH, Role.OWNER, null);
    }

    private void enter(String mailbox, String name, TenantId shop, Role role, @Nullable UUID technician) {
        people.enter(new EmailAddress(mailbox + "@example.com"), name, PASSWORD, shop, role, technician);
    }
}
