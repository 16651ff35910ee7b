package io.tierengine.benchmarks.jet;

import io.tierengine.benchmarks.contender.ContenderOptions;
import java.util.Map;

/**
 * How the job is tuned; docs/benchmarks/contenders.md says what each is for.
 *
 * @param threads that run processors in turn
 * @param parallelism processors of each stage
 * @param consumer further settings of the source's consumer
 * @param producer further settings of the sink's producer
 */
record JetOptions(int threads, int parallelism, Map<String, String> consumer, Map<String, String> producer) {

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if one is unknown or wrong
     */
    static JetOptions from(ContenderOptions given) {
        JetOptions options = new JetOptions(
                given.takeCount("threads", 2),
                given.takeCount("parallelism", 2),
                given.takeAllOf("consumer"),
                given.takeAllOf("producer"));
        given.requireNoneLeft();
        return options;
    }
}
