package com.wrenchtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.PublicApiClient.Answer;

/** The customers of a shop, as one of its people or programs keeps them over the API. */
public record AShopsCustomers(StaffApiClient as) {

    /** A new one with these fields, written as JSON without braces. */
    public Answer add(String name, String fields) {
        return as.post("customers", "{\"name\": \"%s\", %s}".formatted(name, fields));
    }

    /** The id of a new one with this number. */
    public String with(String name, String phone) {
        return made(add(name, "\"phone\": \"%s\"".formatted(phone)));
    }

    /** The id of a new vehicle of this customer. */
    public String car(String customer, String fields) {
        return made(as.post(
                "customers/%s/vehicles".formatted(customer),
                "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"%s}".formatted(fields)));
    }

    public Answer get(String id) {
        return as.get("customers/" + id);
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }
}
