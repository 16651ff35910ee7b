package io.tierengine.benchmarks.runner.run;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time, which other work on the machine disturbs less than it disturbs the clock on the wall.
 *
 * @param contender of its process
 * @param all of everything that the bench has started: contender, broker, registry
 */
public record CpuTime(Duration contender, Duration all) {

    /** What has been used up to now. */
    static CpuTime read(ProcessHandle contender) {
        try (Stream<ProcessHandle> started = ProcessHandle.current().descendants()) {
            return new CpuTime(of(contender), started.map(CpuTime::of).reduce(Duration.ZERO, Duration::plus));
        }
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(contender.minus(earlier.contender), all.minus(earlier.all));
    }
}
