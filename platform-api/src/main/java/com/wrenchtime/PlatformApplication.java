package com.wrenchtime;

import com.wrenchtime.identity.OperatorProcess;
import com.wrenchtime.tenancy.MigrationProcess;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The platform: every module below this package, in one process. */
@SpringBootApplication
@Modulithic(systemName = "Wrenchtime", sharedModules = "shared")
public class PlatformApplication {

    /** The one source of the time for everything but the expiry of holds, which the database's clock judges. */
    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String... args) {
        if (MigrationProcess.isAskedFor(args)) {
            System.exit(MigrationProcess.run(args));
        }
        if (OperatorProcess.isAskedFor(args)) {
            System.exit(OperatorProcess.run(PlatformApplication.class, args));
        }
        SpringApplication.run(PlatformApplication.class, args);
    }
}
