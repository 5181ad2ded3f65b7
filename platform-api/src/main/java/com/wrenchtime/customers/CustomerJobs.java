package com.wrenchtime.customers;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was and will be done for customers, known to whoever keeps the appointments. Called in a transaction. */
public interface CustomerJobs {

    /** How many parts the key of a job's place in lists has. */
    int KEY_PARTS = 2;

    /** Everybody for whom this technician has worked or will work. */
    Set<CustomerId> customersOf(UUID technician);

    /**
     * Up to one more than the page holds, the latest first.
     *
     * @param customer whose; null for anybody's
     * @param vehicle what it is done to; null for any
     * @param technician who comes; null for anybody
     */
    List<CustomerJob> find(
            @Nullable CustomerId customer, @Nullable VehicleId vehicle, @Nullable UUID technician, PageRequest page);

    /**
     * Makes all that was and will be done for one customer the other's.
     *
     * @return how many jobs that were
     */
    int handOver(CustomerId from, CustomerId to);

    /**
     * An appointment, as far as it matters to the one for whom it is.
     *
     * @param reference what shop and customer call it
     * @param services what is done, by its names of then
     */
    record CustomerJob(
            UUID appointment,
            String reference,
            String status,
            TimeWindow window,
            CustomerId customer,
            VehicleId vehicle,
            String technician,
            List<String> services,
            Money total) {

        public CustomerJob {
            services = List.copyOf(services);
        }
    }
}
