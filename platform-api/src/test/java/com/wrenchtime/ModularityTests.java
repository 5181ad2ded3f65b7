package com.wrenchtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final Path COMMITTED = Path.of("..", "docs", "modules.md");
    private static final Path CURRENT = Path.of("target", "modules.md");

    private final ApplicationModules modules = ApplicationModules.of(PlatformApplication.class);

    @Test
    void givenTheModules_whenTheirDependenciesAreChecked_thenEachUsesOnlyWhatItMay() {
        modules.verify();
    }

    @Test
    void givenTheModules_whenDrawn_thenTheCommittedPictureIsCurrent() throws IOException {
        var current = new ModulesPage(modules).markdown();

        Files.writeString(CURRENT, current);
        assertThat(COMMITTED)
                .as("docs/modules.md shows the modules as they are: cp platform-api/target/modules.md docs/")
                .content()
                .isEqualTo(current);
    }
}
