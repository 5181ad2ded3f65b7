package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.TestDatabase;
import java.util.List;

/** What of shops there really is in a database, as its superuser sees it. */
record Census(TestDatabase database) {

    List<String> schemas() {
        return database.superuser()
                .sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'shop\\_%' ORDER BY 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The shops' roles of this server which this database, or no database, uses. */
    List<String> roles() {
        return database.superuser()
                .sql("""
                    SELECT rolname FROM pg_roles WHERE rolname LIKE 'shop\\_%'
                      AND NOT EXISTS (SELECT FROM pg_shdepend WHERE refobjid = pg_roles.oid AND dbid <> 0
                        AND dbid <> (SELECT oid FROM pg_database WHERE datname = current_database()))
                    ORDER BY 1\
                    """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<String> registered() {
        return database.superuser()
                .sql("SELECT role_name FROM platform.shop ORDER BY 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Each registered shop is open and whole, and there is no schema and no role of any other. */
    void assertNothingIsHalf() {
        var registered = registered();
        assertThat(schemas()).isEqualTo(registered);
        assertThat(roles()).isEqualTo(registered);
        assertThat(database.superuser()
                        .sql("SELECT DISTINCT status || ' ' || migration_level FROM platform.shop")
                        .query((row, number) -> row.getString(1))
                        .list())
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(it -> it.startsWith("ACTIVE "));
        assertThat(database.superuser()
                        .sql("""
                            SELECT DISTINCT string_agg(concat(relname, relkind, relacl), ' ' ORDER BY relname)
                            FROM (SELECT relname, relkind, relnamespace, replace(relacl::text, nspname, 'SHOP') relacl
                                  FROM pg_class JOIN pg_namespace ON relnamespace = pg_namespace.oid
                                  WHERE nspname LIKE 'shop\\_%') things
                            GROUP BY relnamespace\
                            """)
                        .query((row, number) -> row.getString(1))
                        .list())
                .as("things in the schemas, and the rights to them")
                .hasSizeLessThanOrEqualTo(1);
    }
}
