package io.tierengine.benchmarks.scenario.engine;

import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.EngineStatistics.PartitionStatus;
import io.tierengine.streams.run.TierEngine;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What an engine process says of itself, one line of text each time. Counts are since its start.
 *
 * @param state of Kafka Streams
 * @param accepted facts that counted
 * @param rejected facts that didn't: refused or repeated
 * @param timers that were fired
 * @param changes tier changes written
 * @param restoring records of changelogs still to be read
 * @param partitions that it works on
 * @param clockMillis the slowest clock of its partitions; {@link Long#MIN_VALUE} where one has none yet
 * @param timersBehind whether timers are due that haven't been fired
 */
public record EngineStatus(
        KafkaStreams.State state,
        long accepted,
        long rejected,
        long timers,
        long changes,
        long restoring,
        int partitions,
        long clockMillis,
        boolean timersBehind) {

    private static final String MARK = "STATUS";

    static EngineStatus of(TierEngine engine) {
        EngineStatistics statistics = engine.statistics();
        Collection<PartitionStatus> partitions = statistics.partitions().values();
        return new EngineStatus(
                engine.state(),
                statistics.factsAccepted(),
                statistics.factsDuplicate() + statistics.recordsRefused(),
                statistics.timersFired(),
                statistics.tierChanges(),
                engine.restoring().records(),
                partitions.size(),
                partitions.stream()
                        .mapToLong(PartitionStatus::clockMillis)
                        .min()
                        .orElse(Long.MIN_VALUE),
                partitions.stream().anyMatch(PartitionStatus::timersBehind));
    }

    String line() {
        return String.join(
                " ",
                MARK,
                state.name(),
                Long.toString(accepted),
                Long.toString(rejected),
                Long.toString(timers),
                Long.toString(changes),
                Long.toString(restoring),
                Integer.toString(partitions),
                Long.toString(clockMillis),
                Boolean.toString(timersBehind));
    }

    /** Reads a line; empty if it is about something else. */
    static Optional<EngineStatus> parse(String line) {
        String[] part = line.split(" ", -1);
        if (!part[0].equals(MARK)) {
            return Optional.empty();
        }
        return Optional.of(new EngineStatus(
                KafkaStreams.State.valueOf(part[1]),
                Long.parseLong(part[2]),
                Long.parseLong(part[3]),
                Long.parseLong(part[4]),
                Long.parseLong(part[5]),
                Long.parseLong(part[6]),
                Integer.parseInt(part[7]),
                Long.parseLong(part[8]),
                Boolean.parseBoolean(part[9])));
    }

    /** Whether it works on all of so many partitions, with their state in place. */
    public boolean isWorkingOn(int all) {
        return state == KafkaStreams.State.RUNNING && partitions == all;
    }

    /** Whether every customer has been advanced to an instant. */
    public boolean hasReached(long millis, int allPartitions) {
        return isWorkingOn(allPartitions) && clockMillis >= millis && !timersBehind;
    }
}
