package io.tierengine.server.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.EngineStatistics.PartitionStatus;
import io.tierengine.streams.run.TierEngine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of an engine: its own counts, and those of Kafka Streams. The names are Micrometer's; Prometheus sees
 * {@code tier_facts_accepted_total}. Counts begin with the process. No tag names a customer.
 */
@Singleton
public final class EngineMeters implements AutoCloseable {

    public static final String FACTS_ACCEPTED = "tier.facts.accepted";
    public static final String FACTS_DUPLICATE = "tier.facts.duplicate";
    public static final String RECORDS_REFUSED = "tier.records.refused";
    public static final String CLOCK_MARKS = "tier.clock.marks";
    public static final String CHANGES = "tier.changes";
    public static final String TIMERS_FIRED = "tier.timers.fired";
    public static final String CUSTOMERS_SWEPT = "tier.customers.swept";
    public static final String CUTOFFS_LATE = "tier.cutoffs.late";
    public static final String RESTORING_PARTITIONS = "tier.restoring.partitions";
    public static final String RESTORING_RECORDS = "tier.restoring.records";
    public static final String PARTITION_CLOCK_LAG = "tier.partition.clock.lag";
    public static final String PARTITION_BACKFILLING = "tier.partition.backfilling";
    public static final String PARTITION_TIMERS_BEHIND = "tier.partition.timers.behind";

    private static final String PARTITION = "partition";
    private static final String SECONDS = "seconds";

    private final MeterRegistry registry;
    private @Nullable KafkaStreamsMetrics streams;

    public EngineMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Measures an engine from now on; once per process. */
    public void measure(TierEngine engine) {
        EngineStatistics statistics = engine.statistics();
        count(FACTS_ACCEPTED, "Facts that were applied", statistics, EngineStatistics::factsAccepted);
        count(FACTS_DUPLICATE, "Facts that repeated an earlier one", statistics, EngineStatistics::factsDuplicate);
        count(RECORDS_REFUSED, "Records sent to the dead letters", statistics, EngineStatistics::recordsRefused);
        count(CLOCK_MARKS, "Clock marks that were taken", statistics, EngineStatistics::clockMarks);
        count(CHANGES, "Tier changes that were decided", statistics, EngineStatistics::tierChanges);
        count(TIMERS_FIRED, "Customers looked at because time had passed", statistics, EngineStatistics::timersFired);
        count(
                CUSTOMERS_SWEPT,
                "Customers looked at to count them for cut-offs by percentile, or when these came into force",
                statistics,
                EngineStatistics::customersSwept);
        count(
                CUTOFFS_LATE,
                "Times that cut-offs came to a partition after they had come into force there",
                statistics,
                EngineStatistics::lateCutoffs);
        Gauge.builder(RESTORING_PARTITIONS, engine.restoring(), progress -> progress.partitions())
                .description("Partitions of state that are being read back")
                .register(registry);
        Gauge.builder(RESTORING_RECORDS, engine.restoring(), progress -> progress.records())
                .description("Records still to be read back")
                .register(registry);
        for (int i = 0; i < engine.settings().topics().customerPartitions(); i++) {
            measurePartition(statistics, i);
        }
        KafkaStreamsMetrics bound = new KafkaStreamsMetrics(engine.kafkaStreams());
        bound.bindTo(registry);
        streams = bound;
    }

    private void count(
            String name, String description, EngineStatistics statistics, ToDoubleFunction<EngineStatistics> value) {
        FunctionCounter.builder(name, statistics, value)
                .description(description)
                .register(registry);
    }

    /** Not a number while another instance has the partition, or before its first fact. */
    private void measurePartition(EngineStatistics statistics, int partition) {
        gauge(
                PARTITION_CLOCK_LAG,
                "How far the partition's clock is behind wall time",
                statistics,
                partition,
                EngineMeters::lagSeconds,
                SECONDS);
        gauge(
                PARTITION_BACKFILLING,
                "1 while old facts are being loaded",
                statistics,
                partition,
                status -> status.backfilling() ? 1 : 0,
                null);
        gauge(
                PARTITION_TIMERS_BEHIND,
                "1 while timers are due that haven't been fired, or being set after a move",
                statistics,
                partition,
                status -> status.timersBehind() ? 1 : 0,
                null);
    }

    private void gauge(
            String name,
            String description,
            EngineStatistics statistics,
            int partition,
            ToDoubleFunction<PartitionStatus> value,
            @Nullable String unit) {
        Gauge.builder(name, statistics, all -> {
                    PartitionStatus status = all.partitions().get(partition);
                    return status == null ? Double.NaN : value.applyAsDouble(status);
                })
                .description(description)
                .baseUnit(unit)
                .tag(PARTITION, Integer.toString(partition))
                .register(registry);
    }

    private static double lagSeconds(PartitionStatus status) {
        return status.clockMillis() == Long.MIN_VALUE
                ? Double.NaN
                : (System.currentTimeMillis() - status.clockMillis()) / 1e3;
    }

    @Override
    @PreDestroy
    public void close() {
        KafkaStreamsMetrics bound = streams;
        if (bound != null) {
            bound.close();
        }
    }
}
