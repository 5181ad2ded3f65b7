package com.wrenchtime.customers;

import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the bound shop's customers by what somebody types: those first whose plate, VIN, number or mailbox it is, then by
 * name. Each word is looked up in an index, however many customers there are. Who was merged is found as who they turned out
 * to be.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CustomerSearch {

    /** How many parts the key of a customer's place has. */
    static final int KEY_PARTS = 3;

    private static final String EXACT = """
        SELECT coalesce(merged_into, id) AS id FROM customer WHERE phone = :phone OR email = :email
        UNION SELECT customer_id FROM vehicle WHERE search @@ :exact::tsquery\
        """;

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Up to one more than the page holds.
     *
     * @param text null for all
     * @param only those alone; null for no such limit
     */
    List<Found> find(@Nullable CustomerText text, @Nullable Set<CustomerId> only, PageRequest page) {
        if (text != null && text.words().isEmpty()) {
            return List.of();
        }
        var values = new HashMap<String, @Nullable Object>();
        var sql = new StringBuilder();
        if (text == null) {
            sql.append("SELECT *, 1 AS place, lower(name) AS sorted FROM customer WHERE merged_into IS NULL");
            if (!page.after().isEmpty()) {
                sql.append(" AND (lower(name), id) > (:sorted, :id)");
            }
        } else {
            // With OFFSET 0 each who was found is looked up by the key; without it PostgreSQL may read all who are
            // there.
            sql.append("WITH found AS MATERIALIZED (")
                    .append(found(text, values))
                    .append("), exact AS MATERIALIZED (");
            sql.append(EXACT).append(")");
            sql.append(" SELECT * FROM (SELECT c.*, lower(c.name) AS sorted,");
            sql.append(" CASE WHEN c.id IN (SELECT id FROM exact) THEN 0 ELSE 1 END AS place FROM found CROSS JOIN"
                    + " LATERAL");
            sql.append(" (SELECT * FROM customer WHERE id = found.id OFFSET 0) AS c) AS meant WHERE true");
            if (!page.after().isEmpty()) {
                sql.append(" AND (place, sorted, id) > (:place, :sorted, :id)");
                values.put("place", page.after(0, Integer::valueOf));
            }
            values.put("phone", text.phone());
            values.put("email", text.mailbox());
            values.put("exact", text.exact());
        }
        if (!page.after().isEmpty()) {
            values.put("sorted", page.after(1, it -> it));
            values.put("id", page.after(2, Requested::uuid));
        }
        if (only != null) {
            sql.append(" AND id = ANY(:only)");
            values.put("only", only.stream().map(CustomerId::value).toArray(UUID[]::new));
        }
        sql.append(" ORDER BY place, sorted, id LIMIT :limit");
        return jdbc.sql(sql.toString())
                .params(values)
                .param("limit", page.limit() + 1)
                .query((row, number) ->
                        new Found(Clientele.customer(row), row.getInt("place"), row.getString("sorted")))
                .list();
    }

    private static String found(CustomerText text, Map<String, @Nullable Object> values) {
        var found = new StringBuilder("(");
        for (int i = 0; i < text.words().size(); i++) {
            var name = "word" + i;
            found.append(i == 0 ? "" : " INTERSECT ").append(withWord(name));
            values.put(name, text.words().get(i));
        }
        found.append(')');
        if (text.whole() != null) {
            found.append(" UNION SELECT customer_id FROM vehicle WHERE search @@ :whole::tsquery");
            values.put("whole", text.whole());
        }
        return found.toString();
    }

    private static String withWord(String parameter) {
        return """
            (SELECT coalesce(merged_into, id) AS id FROM customer WHERE search @@ :%1$s::tsquery
             UNION SELECT customer_id FROM vehicle WHERE search @@ :%1$s::tsquery)\
            """.formatted(parameter);
    }

    /** What identifies a customer's place in the list. */
    static List<String> key(Found found) {
        return List.of(
                String.valueOf(found.place()),
                found.sorted(),
                found.customer().id().toString());
    }

    /**
     * A customer who was found.
     *
     * @param place 0 when exactly they are meant, else 1
     * @param sorted the name as it is sorted
     */
    record Found(Customer customer, int place, String sorted) {}
}
