import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Checks that the Java sources of all modules are formatted, or formats them. The build starts it from this source on the
 * JDK that compiles the code: the formatter reads sources with the compiler of its own JVM, so it knows the same language.
 */
class FormatSources {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String... args) throws Exception {
        var write = args[0].equals("write");
        var root = Path.of(args[1]);

        var found = unformatted(sources(root), write);

        if (write) {
            found.forEach(it -> System.out.println("[INFO] Formatted " + root.relativize(it)));
        } else if (!found.isEmpty()) {
            System.out.println("[ERROR] Not formatted (./mvnw -N -Pformat process-sources does it):");
            found.forEach(it -> System.out.println("[ERROR]   " + root.relativize(it)));
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        var sources = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (var child : children) {
                var folder = child.endsWith(".mvn") ? child : child.resolve("src");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.walk(folder)) {
                        files.filter(it -> it.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        sources.sort(null);
        return sources;
    }

    private static List<Path> unformatted(List<Path> sources, boolean write) throws Exception {
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var unformatted = new ArrayList<Path>();
            var checks = sources.stream()
                    .map(it -> (Callable<Boolean>) () -> differs(it, write))
                    .toList();
            var results = workers.invokeAll(checks);
            for (var i = 0; i < results.size(); i++) {
                if (results.get(i).get()) {
                    unformatted.add(sources.get(i));
                }
            }
            return unformatted;
        }
    }

    private static boolean differs(Path source, boolean write) throws IOException {
        var before = Files.readString(source);
        try {
            var after = FORMATTER.formatSourceAndFixImports(before);
            if (write && !before.equals(after)) {
                Files.writeString(source, after);
            }
            return !before.equals(after);
        } catch (FormatterException e) {
            // Either no Java, then the compiler tells more, or an import of a module, which the formatter does not
            // know.
            System.out.println("[ERROR] " + source + ": " + e.getMessage());
            return true;
        }
    }
}
