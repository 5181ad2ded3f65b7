package com.wrenchtime.tenancy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Connections to the queue of tasks of each database, which act as the role {@code platform} there. A task lies in the
 * database of the shop that it is for, because only there can it be stored in the transaction of the change.
 */
@Component
public class TaskDatabases implements DisposableBean {

    // Besides the tasks nothing is asked of them, unlike of the platform's own connections in the main database.
    private static final int CONNECTIONS = 4;

    private final Map<String, DataSource> all = new TreeMap<>();
    private final Map<String, PlatformDataSource> others = new TreeMap<>();

    TaskDatabases(DatabaseSettings settings, PlatformDataSource platform) {
        settings.databases().forEach((key, database) -> {
            if (key.equals(DatabaseSettings.MAIN)) {
                all.put(key, platform.asDataSource());
            } else {
                var other = new PlatformDataSource(database, CONNECTIONS, "tasks of " + key);
                others.put(key, other);
                all.put(key, other.asDataSource());
            }
        });
    }

    /** All databases, by the keys in the configuration. */
    public Set<String> keys() {
        return Set.copyOf(all.keySet());
    }

    /**
     * The tasks of one database.
     *
     * @throws IllegalArgumentException if there is no such database
     */
    public DataSource of(String key) {
        var found = all.get(key);
        if (found == null) {
            throw new IllegalArgumentException("No database is configured under the key " + key);
        }
        return found;
    }

    @Override
    public void destroy() {
        others.values().forEach(PlatformDataSource::close);
    }
}
