package io.tierengine.benchmarks.flink;

import io.tierengine.benchmarks.contender.ContenderOptions;
import java.io.Serializable;
import java.util.Map;

/**
 * How the job is tuned; docs/benchmarks/contenders.md says what each is for.
 *
 * @param rocksdb whether state lies in RocksDB; otherwise on the heap
 * @param parallelism subtasks of each operator
 * @param chained whether facts go from source to decision within one thread, without an exchange; for parallelism 1
 * @param managedMegabytes memory outside the heap, of RocksDB's cache and write buffers together
 * @param incremental whether a checkpoint of RocksDB holds only files that are new
 * @param objectReuse whether operators hand on objects without copying them
 * @param unaligned whether checkpoints overtake records in an exchange
 * @param timersInRocksdb whether timers lie in RocksDB; otherwise on the heap
 * @param pooledTransactions whether transactional ids are used again; otherwise each checkpoint has new ones
 * @param flink further settings of Flink
 * @param consumer further settings of the source and its consumer
 * @param producer further settings of the sink's producer
 */
record FlinkOptions(
        boolean rocksdb,
        int parallelism,
        boolean chained,
        int managedMegabytes,
        boolean incremental,
        boolean objectReuse,
        boolean unaligned,
        boolean timersInRocksdb,
        boolean pooledTransactions,
        Map<String, String> flink,
        Map<String, String> consumer,
        Map<String, String> producer)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String CHAINED = "chained";
    private static final String NETWORK = "network";

    FlinkOptions {
        if (chained && parallelism > 1) {
            throw new IllegalArgumentException("option exchange is " + CHAINED + " with parallelism " + parallelism
                    + "; with more than one subtask facts must go to the one that owns the customer: exchange="
                    + NETWORK);
        }
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if one is unknown or wrong
     */
    static FlinkOptions from(ContenderOptions given) {
        int parallelism = given.takeCount("parallelism", 1);
        FlinkOptions options = new FlinkOptions(
                given.takeChoice("backend", "rocksdb", "heap").equals("rocksdb"),
                parallelism,
                given.takeChoice("exchange", parallelism == 1 ? CHAINED : NETWORK, parallelism == 1 ? NETWORK : CHAINED)
                        .equals(CHAINED),
                given.takeCount("managed-mb", 192),
                given.takeFlag("incremental", true),
                given.takeFlag("object-reuse", true),
                given.takeFlag("unaligned", false),
                given.takeChoice("timers", "heap", "rocksdb").equals("rocksdb"),
                given.takeChoice("transactions", "incrementing", "pooled").equals("pooled"),
                given.takeAllOf("flink"),
                given.takeAllOf("consumer"),
                given.takeAllOf("producer"));
        given.requireNoneLeft();
        return options;
    }
}
