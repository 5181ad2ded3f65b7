package com.wrenchtime.customers;

import com.wrenchtime.customers.Clientele.Answered;
import com.wrenchtime.customers.CustomerView.ConsentView;
import com.wrenchtime.customers.CustomerView.CustomerVisit;
import com.wrenchtime.customers.CustomerView.MergedCustomer;
import com.wrenchtime.customers.CustomerView.TextsAllowed;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows customers as the current actor may see them. */
@Component
class CustomerViews {

    private static final PageRequest LATEST = new PageRequest(20, List.of());

    private final Clientele clientele;
    private final Garage garage;
    private final CustomerJobs jobs;
    private final CustomerSight sight;
    private final Settings settings;

    CustomerViews(Clientele clientele, Garage garage, CustomerJobs jobs, CustomerSight sight, Settings settings) {
        this.clientele = clientele;
        this.garage = garage;
        this.jobs = jobs;
        this.sight = sight;
        this.settings = settings;
    }

    CustomerView of(Customer customer) {
        var zone = settings.current().zone();
        var fields = CustomerFields.of(customer);
        return new CustomerView(
                customer.id().value(),
                customer.version(),
                fields.name(),
                fields.phone(),
                fields.email(),
                fields.preference(),
                fields.notes(),
                fields.alert(),
                fields.tags(),
                fields.vip(),
                customer.hasAccount(),
                customer.primaryVehicle() == null
                        ? null
                        : customer.primaryVehicle().value(),
                garage.of(customer.id()).stream().map(VehicleEntry::of).toList(),
                texts(customer.profile().phone()),
                clientele.answers(customer.id()).stream()
                        .map(it -> ConsentView.of(it, zone))
                        .toList(),
                clientele.mergedInto(customer.id()).stream()
                        .map(MergedCustomer::of)
                        .toList(),
                jobs.find(customer.id(), null, sight.technician(), LATEST).stream()
                        .limit(LATEST.limit())
                        .map(it -> CustomerVisit.of(it, zone))
                        .toList(),
                CustomerView.at(customer.createdAt(), zone));
    }

    private TextsAllowed texts(@Nullable PhoneNumber phone) {
        return phone == null
                ? TextsAllowed.UNKNOWN
                : clientele
                        .answer(phone)
                        .map(Answered::granted)
                        .map(it -> it ? TextsAllowed.GRANTED : TextsAllowed.DENIED)
                        .orElse(TextsAllowed.UNKNOWN);
    }
}
