package com.wrenchtime.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another JVM on the class path of the tests, for what only a process of its own can show: exit codes and sudden death. */
public final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a main class. */
    public static JavaProcess start(Class<?> main, Path folder, String... arguments) throws IOException {
        return start(main, folder, entry -> true, arguments);
    }

    /** Starts a main class on those entries of the class path that the predicate keeps. */
    public static JavaProcess start(Class<?> main, Path folder, Predicate<String> kept, String... arguments)
            throws IOException {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(kept)
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(folder, "output", ".log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new JavaProcess(process, output);
    }

    /** Waits for a line that contains the text, and returns it. */
    public String awaitLine(String text) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var alive = process.isAlive();
            var found = output().lines().filter(it -> it.contains(text)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!alive) {
                break;
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("No line with \"" + text + "\" in:\n" + output());
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Everything in the output that matches. */
    public List<String> output(Pattern pattern) throws IOException {
        return pattern.matcher(output()).results().map(it -> it.group(1)).toList();
    }

    /** Waits for its end. */
    public int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Did not end:\n" + output());
        }
        return process.exitValue();
    }

    /** {@code kill -9}: no shutdown hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill}: an orderly end. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
