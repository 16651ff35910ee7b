package io.tierengine.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has had in use. */
final class PeakMemory {

    private static final String RESIDENT_PEAK = "VmHWM:";

    private PeakMemory() {}

    /** Resident memory as Linux counts it, in bytes; 0 where it can't be told. */
    static long bytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(RESIDENT_PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
