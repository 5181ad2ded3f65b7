package com.wrenchtime;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The page that draws the modules as the code has them: an arrow per dependency, dotted where it is only events. */
record ModulesPage(ApplicationModules modules) {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern FIRST_SENTENCE =
            Pattern.compile("/\\*\\*[\\s*]*(.+?)[.:]?\\s*(\\*/|[.:]\\s)", Pattern.DOTALL);

    String markdown() {
        return """
            # Modules

            Made from the code by a test, which fails when this page is no longer true.
            An arrow points from a module to one that it uses; a dotted one where it only listens to its events.
            %s
            ```mermaid
            flowchart TD
            %s```

            | Module | What for | Uses |
            | --- | --- | --- |
            %s\
            """.formatted(sharedByAll(), lines(drawn().flatMap(this::arrows)), lines(sorted().map(this::row)));
    }

    private String sharedByAll() {
        var shared = sorted().filter(this::isShared).map(ModulesPage::name).collect(joining(", "));
        return shared.isEmpty() ? "" : "Used by all and left out of the picture: %s.\n".formatted(shared);
    }

    private Stream<ApplicationModule> sorted() {
        return modules.stream().sorted();
    }

    private Stream<ApplicationModule> drawn() {
        return sorted().filter(it -> !isShared(it));
    }

    private boolean isShared(ApplicationModule module) {
        return modules.getSharedModules().contains(module);
    }

    private Stream<String> arrows(ApplicationModule module) {
        return Stream.concat(
                Stream.of("    " + name(module)),
                used(module).filter(it -> !isShared(it)).map(it -> {
                    var arrow = onlyListens(module, it) ? "-.->" : "-->";
                    return "    %s %s %s".formatted(name(module), arrow, name(it));
                }));
    }

    private String row(ApplicationModule module) {
        var uses = used(module).map(ModulesPage::name).collect(joining(", "));
        return "| %s | %s | %s |".formatted(name(module), purpose(module), uses);
    }

    private Stream<ApplicationModule> used(ApplicationModule module) {
        return module.getDirectDependencies(modules).uniqueModules().sorted();
    }

    private boolean onlyListens(ApplicationModule module, ApplicationModule used) {
        return module.getDirectDependencies(modules).stream()
                .filter(it -> it.getTargetModule().equals(used))
                .map(ApplicationModuleDependency::getDependencyType)
                .allMatch(DependencyType.EVENT_LISTENER::equals);
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The first sentence of the package's documentation. */
    private static String purpose(ApplicationModule module) {
        var source = SOURCES.resolve(module.getBasePackage().getName().replace('.', '/'))
                .resolve("package-info.java");
        try {
            var matcher = FIRST_SENTENCE.matcher(Files.readString(source));
            return matcher.find() ? matcher.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Stream<String> lines) {
        return lines.map(it -> it + "\n").collect(joining());
    }
}
