package io.tierengine.benchmarks.runner.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a benchmark ran on.
 *
 * @param cores that this JVM may use; broker, registry, contender and runner share them
 * @param memoryBytes of the machine; 0 where it can't be told
 * @param loadBefore mean number of busy tasks in the minute before; below 0 where it can't be told
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java, double loadBefore) {

    public static Machine here() {
        return new Machine(
                valueOf(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(valueOf(Path.of("/proc/meminfo"), "MemTotal", "0")
                                .replaceAll("\\D", ""))
                        << 10,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** In one line. */
    String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %.1f GiB, %s, %s; load before %.1f",
                cores,
                processor,
                memoryBytes / (double) (1L << 30),
                system,
                java,
                loadBefore);
    }

    private static String valueOf(Path file, String name, String otherwise) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
