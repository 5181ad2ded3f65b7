package com.wrenchtime.demo;

import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.workforce.Technicians;
import org.springframework.context.ApplicationContext;

/** A shop like the first of the demonstration, with its real menu, for one test alone. */
public final class DemoShopForTests {

    private DemoShopForTests() {}

    /** Opens it under an address of its own. */
    public static RegisteredShop open(ApplicationContext application) {
        var provisioning = application.getBean(Provisioning.class);
        var demo = new DemoShops(
                provisioning,
                application.getBean(Settings.class),
                application.getBean(Menu.class),
                application.getBean(Technicians.class),
                application.getBean(SampleAppointments.class));
        return provisioning.open(TestShops.randomId(), TestShops.randomSlug(), demo::furnishEdgar);
    }
}
