package io.tierengine.sandbox;

import io.tierengine.sandbox.child.Supervised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM to be started as a child of this one, as often as wanted.
 *
 * @param folder its working directory and, below it, its temporary files; a process writes nothing elsewhere
 * @param log takes its standard output and error, start after start
 * @param options of the JVM; of two that contradict, the later holds
 * @param classPath of the child
 * @param main the main class, run by {@link Supervised}
 * @param arguments of the main class
 */
record ChildJvm(Path folder, Path log, List<String> options, String classPath, String main, List<String> arguments) {

    /**
     * Quick to start and small: these processes live for minutes and share a machine with what is tested. Measured on two cores,
     * C1 alone halves the CPU time of a start (broker 4.4 s to 2.1 s, registry 7.2 s to 3.4 s).
     */
    private static final List<String> SMALL_AND_QUICK = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * A shell that ignores what a terminal sends to the whole process group, then becomes the JVM, which keeps to that.
     * So Ctrl-C reaches the parent only, and the parent decides in which order things stop.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    /** Starts it. The parent's end of its standard input stays open for as long as both live: see {@link Supervised}. */
    Process start() {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_AND_QUICK);
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Supervised.class.getName(), main));
        command.addAll(arguments);
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Starting " + main + " in " + folder, e);
        }
    }
}
