package com.wrenchtime;

import com.wrenchtime.tenancy.MigrationProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The platform: every module below this package, in one process. */
@SpringBootApplication
@Modulithic(systemName = "Wrenchtime", sharedModules = "shared")
public class PlatformApplication {

    public static void main(String... args) {
        if (MigrationProcess.isAskedFor(args)) {
            System.exit(MigrationProcess.run(args));
        }
        SpringApplication.run(PlatformApplication.class, args);
    }
}
