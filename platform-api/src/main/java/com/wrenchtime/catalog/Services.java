package com.wrenchtime.catalog;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's services and packages. */
@Component
public class Services {

    /** How many parts {@link #key} has. */
    static final int KEY_PARTS = 2;

    private final JdbcClient jdbc;
    private final Settings settings;
    private final ServicePackages packages;

    Services(JdbcClient jdbc, Settings settings, ServicePackages packages) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.packages = packages;
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
        return packages.offered();
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
                                 keywords, active, replaced_by, position, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                code = excluded.code, name = excluded.name, category = excluded.category,
                description = excluded.description, duration_minutes = excluded.duration_minutes,
                price = excluded.price, required_skill = excluded.required_skill, keywords = excluded.keywords,
                active = excluded.active, replaced_by = excluded.replaced_by, position = excluded.position,
                version = excluded.version\
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
                .param(service.version())
                .update();
    }

    /** Adds a package, or replaces the one with the same id. */
    @Transactional
    public void save(ServicePackage servicePackage) {
        packages.save(servicePackage);
    }

    /** The service, whether or not it can be booked. */
    @Transactional(readOnly = true)
    Optional<Service> find(ServiceId id) {
        return jdbc.sql("SELECT * FROM service WHERE id = ?")
                .param(id.value())
                .query(reader())
                .optional();
    }

    /** The service, which nobody else changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Service> findForChange(ServiceId id) {
        return jdbc.sql("SELECT * FROM service WHERE id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query(reader())
                .optional();
    }

    /** Up to one more than the page holds, in the order of the menu. */
    @Transactional(readOnly = true)
    List<Service> list(Filter filter, PageRequest page) {
        return jdbc.sql("""
            SELECT * FROM service
            WHERE coalesce(active = :active, true) AND coalesce(category = :category, true)
              AND coalesce(strpos(lower(concat_ws(chr(10), code, name, array_to_string(keywords, chr(10)))), lower(:text)) > 0, true)
              AND coalesce((position, id) > (:position, :id), true)
            ORDER BY position, id
            LIMIT :limit\
            """)
                .param("active", filter.active(), Types.BOOLEAN)
                .param("category", filter.category(), Types.VARCHAR)
                .param("text", filter.text(), Types.VARCHAR)
                .param("position", page.after(0, Integer::valueOf), Types.INTEGER)
                .param("id", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query(reader())
                .list();
    }

    /** What identifies a service's place in the list. */
    static List<String> key(Service service) {
        return List.of(String.valueOf(service.position()), service.id().toString());
    }

    /** Whether another service than this has the code. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hasCode(String code, ServiceId butNot) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM service WHERE code = ? AND id <> ?)")
                .params(code, butNot.value())
                .query(Boolean.class)
                .single();
    }

    /** How many services the shop has, and the place behind the last of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    Room room() {
        return jdbc.sql("SELECT count(*) AS taken, coalesce(max(position) + 1, 0) AS next FROM service")
                .query((row, number) -> new Room(row.getInt("taken"), row.getInt("next")))
                .single();
    }

    /** See {@link #room}. */
    record Room(int taken, int next) {}

    /** What a listed service must be like; null for whatever. */
    record Filter(
            @Nullable Boolean active,
            @Nullable String category,
            @Nullable String text) {}

    private RowMapper<Service> reader() {
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
                row.getInt("position"),
                row.getInt("version"));
    }
}
