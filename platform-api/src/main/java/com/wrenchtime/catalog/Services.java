package com.wrenchtime.catalog;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's services and packages. */
@Component
public class Services {

    private final JdbcClient jdbc;
    private final Settings settings;

    Services(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The menu: what can be booked, in its order. */
    @Transactional(readOnly = true)
    public List<Service> offered() {
        return jdbc.sql("SELECT * FROM service WHERE active ORDER BY position, name")
                .query(reader())
                .list();
    }

    /** The packages of which every service can be booked, in their order. */
    @Transactional(readOnly = true)
    public List<ServicePackage> offeredPackages() {
        return jdbc.sql("""
            SELECT p.*, array_agg(i.service_id ORDER BY i.position) AS services
            FROM service_package p
            JOIN service_package_item i ON i.package_id = p.id
            JOIN service s ON s.id = i.service_id
            WHERE p.active
            GROUP BY p.id
            HAVING bool_and(s.active)
            ORDER BY p.position, p.name\
            """).query(Services::servicePackage).list();
    }

    /**
     * The wanted services in the order asked for; empty when one of them is unknown or can no longer be booked. None may
     * be named twice.
     */
    @Transactional(readOnly = true)
    public Optional<Work> work(List<ServiceId> wanted) {
        var ids = wanted.stream().map(ServiceId::value).toArray(UUID[]::new);
        var found =
                jdbc
                        .sql("SELECT * FROM service WHERE active AND id = ANY(?)")
                        .param(ids)
                        .query(reader())
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        return found.size() == wanted.size()
                ? Optional.of(new Work(wanted.stream().map(found::get).toList()))
                : Optional.empty();
    }

    /** Adds a service, or replaces the one with the same id. */
    @Transactional
    public void save(Service service) {
        jdbc.sql("""
            INSERT INTO service (id, code, name, category, description, duration_minutes, price, required_skill,
                                 keywords, active, replaced_by, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                code = excluded.code, name = excluded.name, category = excluded.category,
                description = excluded.description, duration_minutes = excluded.duration_minutes,
                price = excluded.price, required_skill = excluded.required_skill, keywords = excluded.keywords,
                active = excluded.active, replaced_by = excluded.replaced_by, position = excluded.position\
            """)
                .param(service.id().value())
                .param(service.code())
                .param(service.name())
                .param(service.category())
                .param(service.description())
                .param(service.duration().toMinutes())
                .param(service.price().amount())
                .param(service.requiredSkill().level())
                .param(service.keywords().toArray(String[]::new))
                .param(service.active())
                .param(
                        service.replacedBy() == null
                                ? null
                                : service.replacedBy().value())
                .param(service.position())
                .update();
    }

    /** Adds a package, or replaces the one with the same id. */
    @Transactional
    public void save(ServicePackage servicePackage) {
        var id = servicePackage.id();
        jdbc.sql("""
            INSERT INTO service_package (id, code, name, category, active, position) VALUES (?, ?, ?, ?, true, ?)
            ON CONFLICT (id) DO UPDATE SET
                code = excluded.code, name = excluded.name, category = excluded.category, position = excluded.position\
            """)
                .params(
                        id,
                        servicePackage.code(),
                        servicePackage.name(),
                        servicePackage.category(),
                        servicePackage.position())
                .update();
        jdbc.sql("DELETE FROM service_package_item WHERE package_id = ?")
                .param(id)
                .update();
        insertItems(id, servicePackage.services());
    }

    private void insertItems(UUID packageId, Collection<ServiceId> services) {
        var position = 0;
        for (var service : services) {
            jdbc.sql("INSERT INTO service_package_item (package_id, service_id, position) VALUES (?, ?, ?)")
                    .params(packageId, service.value(), position++)
                    .update();
        }
    }

    private org.springframework.jdbc.core.RowMapper<Service> reader() {
        var currency = settings.current().currency();
        return (row, number) -> service(row, currency);
    }

    private static Service service(ResultSet row, Currency currency) throws SQLException {
        var replacedBy = row.getObject("replaced_by", UUID.class);
        return new Service(
                new ServiceId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("name"),
                row.getString("category"),
                row.getString("description"),
                Duration.ofMinutes(row.getInt("duration_minutes")),
                new Money(row.getLong("price"), currency),
                new Skill(row.getInt("required_skill")),
                List.of((String[]) row.getArray("keywords").getArray()),
                row.getBoolean("active"),
                replacedBy == null ? null : new ServiceId(replacedBy),
                row.getInt("position"));
    }

    private static ServicePackage servicePackage(ResultSet row, int number) throws SQLException {
        return new ServicePackage(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("category"),
                List.of((UUID[]) row.getArray("services").getArray()).stream()
                        .map(ServiceId::new)
                        .toList(),
                row.getInt("position"));
    }
}
