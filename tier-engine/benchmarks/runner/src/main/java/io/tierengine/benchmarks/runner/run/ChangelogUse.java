package io.tierengine.benchmarks.runner.run;

/**
 * What a run wrote to one changelog.
 *
 * @param topic its name without the run's
 * @param records in the measured stretch, markers of transactions among them
 * @param bytes in the measured stretch, on the broker's disk
 * @param meanKeyBytes of its latest records
 * @param meanValueBytes of its latest records
 */
public record ChangelogUse(String topic, long records, long bytes, double meanKeyBytes, double meanValueBytes) {}
