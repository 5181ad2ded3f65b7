package com.wrenchtime.tenancy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * Migrates the platform and all shops as a process of its own, without the rest of the application: {@code --migrate}.
 * Its exit code is 0 when everything is current and 1 when a shop failed.
 */
public final class MigrationProcess {

    private static final Logger log = LoggerFactory.getLogger(MigrationProcess.class);

    private MigrationProcess() {}

    /** Whether the arguments ask for a migration instead of a server. */
    public static boolean isAskedFor(String... args) {
        return List.of(args).contains("--migrate");
    }

    /** Runs and returns the exit code. */
    public static int run(String... args) {
        var application = new SpringApplication(TenancyAlone.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            var report = context.getBean(Migrations.class).run();
            report.failures()
                    .forEach(it ->
                            log.error("{}: {}", it.shop().slug(), it.failure().orElseThrow()));
            log.info(
                    "{} shops migrated, {} failed",
                    report.outcomes().size() - report.failures().size(),
                    report.failures().size());
            return report.failures().isEmpty() ? 0 : 1;
        } catch (FailureAnalyzedException e) {
            log.error("{} {}", e.analysis().getDescription(), e.analysis().getAction());
            return 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = MigrationProcess.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {MigrationAtStart.class, ZoneDataCheck.class}))
    static class TenancyAlone {}
}
