package io.tierengine.benchmarks.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much a benchmark does unless it is told otherwise.
 *
 * @param contenders with commas between
 */
record BenchSize(
        int customers,
        long facts,
        String contenders,
        int rounds,
        Duration warmUp,
        Duration measure,
        Optional<Duration> budget) {

    static final BenchSize FULL = new BenchSize(
            50_000,
            4_000_000,
            String.join(",", ContenderCatalogue.ALL),
            5,
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Optional.empty());

    /** Within five minutes on two cores. */
    static final BenchSize QUICK = new BenchSize(
            10_000,
            1_600_000,
            String.join(
                    ",",
                    List.of(
                            ContenderCatalogue.ENGINE,
                            ContenderCatalogue.MIRROR,
                            ContenderCatalogue.FLINK_ROCKSDB,
                            ContenderCatalogue.DSL_HOPPING)),
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Optional.of(Duration.ofSeconds(270)));
}
