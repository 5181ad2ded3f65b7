package com.wrenchtime.customers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import com.wrenchtime.customers.CustomerSearch.Found;
import com.wrenchtime.customers.CustomerView.CustomerVisit;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shop's customers, for its people and programs. Technicians find those of their own jobs. */
@RestController
@RequestMapping("/api/v1/customers")
@Tag(
        name = CustomerController.TAG,
        description = "The shop's customers and their vehicles, for its people and programs")
class CustomerController {

    static final String TAG = "Shop: customers";

    private final Clientele clientele;
    private final CustomerSearch search;
    private final Garage garage;
    private final CustomerDesk desk;
    private final CustomerViews views;
    private final CustomerSight sight;
    private final CustomerJobs jobs;
    private final Idempotency idempotency;
    private final Settings settings;

    CustomerController(
            Clientele clientele,
            CustomerSearch search,
            Garage garage,
            CustomerDesk desk,
            CustomerViews views,
            CustomerSight sight,
            CustomerJobs jobs,
            Idempotency idempotency,
            Settings settings) {
        this.clientele = clientele;
        this.search = search;
        this.garage = garage;
        this.desk = desk;
        this.views = views;
        this.sight = sight;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.settings = settings;
    }

    @GetMapping
    @Operation(
            operationId = "customers",
            summary = "Find customers",
            description =
                    "By beginnings of words of the name, any stretch of a telephone number in any spelling, a mailbox,"
                            + " a plate or a VIN. Who is meant exactly comes first, then by name. Technicians find the"
                            + " customers of their own jobs.")
    @Transactional(readOnly = true)
    Page<CustomerEntry> list(
            @Parameter(description = "What is typed") @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var country = settings.current().country();
        var text =
                errors.readOptional("q", q, it -> CustomerText.of(Requested.line(it, CustomerText.LONGEST), country));
        var page = PageRequest.read(limit, cursor, CustomerSearch.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return shown(Page.of(search.find(text, sight.only(), request), request, CustomerSearch::key), text);
    }

    private Page<CustomerEntry> shown(Page<Found> found, @Nullable CustomerText text) {
        var owners = found.items().stream().map(it -> it.customer().id()).toList();
        var vehicles = garage.of(owners, CustomerEntry.MOST_VEHICLES, text == null ? null : text.exact()).stream()
                .collect(groupingBy(Vehicle::owner));
        return found.map(
                it -> CustomerEntry.of(it, vehicles.getOrDefault(it.customer().id(), List.of())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addCustomer", summary = "Add a customer")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse", "customer-exists"})
    @Transactional
    ResponseEntity<CustomerView> add(
            @RequestBody CustomerFileRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var added = idempotency.once("POST customers", key, sent, CustomerView.class, () -> {
            var wanted = sent.read(settings.current().country());
            if (wanted.primaryVehicle() != null) {
                throw new ValidationFailed("primaryVehicle", "unknown", "A new customer has no vehicle yet");
            }
            return views.of(desk.add(wanted.profile()));
        });
        return Versions.created(added.version(), added);
    }

    @GetMapping("/{customer}")
    @Operation(
            operationId = "customer",
            summary = "A customer with vehicles, answers about texts, and the latest visits",
            description = "Who turned out to be another one is answered with 409 and who that is.")
    @Versioned
    @Refuses("customer-merged")
    @Transactional(readOnly = true)
    ResponseEntity<CustomerView> get(@PathVariable UUID customer) {
        return answer(seen(customer));
    }

    @PutMapping("/{customer}")
    @Operation(
            operationId = "changeCustomer",
            summary = "Change what is known of a customer",
            description =
                    "All of it: what is left out is gone. Appointments keep the contact that they were made with.")
    @Versioned
    @Refuses({"version-required", "version-stale", "customer-exists", "customer-merged"})
    @Transactional
    ResponseEntity<CustomerView> change(
            @PathVariable UUID customer,
            @RequestBody CustomerFileRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var wanted = sent.read(settings.current().country());
        return answer(desk.change(new CustomerId(customer), seen, wanted.profile(), wanted.primaryVehicle()));
    }

    @PostMapping("/{customer}/merge")
    @Operation(
            operationId = "mergeCustomers",
            summary = "Make two records of one person one",
            description =
                    "Appointments, vehicles and answers about texts of the duplicate are this customer's from then on,"
                        + " who is found by both numbers and mailboxes. What this record does not say, the duplicate's"
                        + " fills in. It cannot be taken back.")
    @Versioned
    @Refuses({"version-required", "version-stale", "customer-merged", "customer-has-account"})
    @Transactional
    ResponseEntity<CustomerView> merge(
            @PathVariable UUID customer,
            @RequestBody MergeRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var errors = new FieldErrors();
        var duplicate = errors.required("duplicate", sent.duplicate(), it -> new CustomerId(Requested.uuid(it)));
        var version = errors.required("duplicateVersion", sent.duplicateVersion(), it -> it);
        errors.refuseIfAny();
        return answer(desk.merge(new CustomerId(customer), seen, requireNonNull(duplicate), requireNonNull(version)));
    }

    @GetMapping("/{customer}/visits")
    @Operation(operationId = "customerVisits", summary = "What was and will be done for a customer, the latest first")
    @Refuses("customer-merged")
    @Transactional(readOnly = true)
    Page<CustomerVisit> visits(
            @PathVariable UUID customer,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var page = PageRequest.read(limit, cursor, CustomerJobs.KEY_PARTS, errors);
        errors.refuseIfAny();
        var id = seen(customer).id();
        return VehicleController.visits(jobs, id, null, sight.technician(), requireNonNull(page), settings);
    }

    private Customer seen(UUID customer) {
        var id = new CustomerId(customer);
        sight.require(id);
        var found = clientele.find(id).orElseThrow(NotFound::new);
        if (found.mergedInto() != null) {
            throw CustomerProblems.merged(found.mergedInto());
        }
        return found;
    }

    private ResponseEntity<CustomerView> answer(Customer customer) {
        return Versions.answer(customer.version(), views.of(customer));
    }

    /**
     * Who turned out to be the customer.
     *
     * @param duplicateVersion the version of the duplicate that was seen
     */
    record MergeRequest(
            @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
            String duplicate,

            @Schema(requiredMode = REQUIRED, description = "The version of the duplicate that was seen") @Nullable
            Integer duplicateVersion) {}
}
