package io.tierengine.benchmarks.runner.contender;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What every contender is started with.
 *
 * @param run unique name of the run: application id, consumer group, front of transactional ids and of topics of its own
 * @param stateFolder empty, of this run alone
 * @param options the contender's own
 */
record ContenderArguments(
        String bootstrapServers,
        String registryUrl,
        Path policy,
        String run,
        Path stateFolder,
        Map<String, String> options) {

    /** Partitions of the facts' topic. */
    static final int PARTITIONS = 4;

    /** Said on standard output as soon as a contender begins to read. */
    static final String READY = "READY";

    private static final String KAFKA = "kafka.";

    ContenderArguments {
        options = Map.copyOf(options);
    }

    /**
     * Reads {@code --name value ... --option key=value ...}.
     *
     * @throws IllegalArgumentException if something is missing
     */
    static ContenderArguments parse(String[] arguments) {
        Map<String, String> named = new HashMap<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--option")) {
                String[] pair = arguments[i + 1].split("=", 2);
                options.put(pair[0], pair.length < 2 ? "" : pair[1]);
            } else {
                named.put(arguments[i], arguments[i + 1]);
            }
        }
        return new ContenderArguments(
                required(named, "--bootstrap-servers"),
                required(named, "--registry-url"),
                Path.of(required(named, "--policy")),
                required(named, "--run"),
                Path.of(required(named, "--state-folder")),
                options);
    }

    int number(String option, int otherwise) {
        String text = options.get(option);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** One that must be given. */
    int number(String option) {
        return Integer.parseInt(required(options, option));
    }

    /** Options that begin with {@code kafka.}, without that. */
    Map<String, String> kafkaOptions() {
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith(KAFKA))
                .collect(Collectors.toMap(option -> option.getKey().substring(KAFKA.length()), Map.Entry::getValue));
    }

    /** Tells whoever measures that reading begins. */
    static void sayReady() {
        System.out.println(READY);
        System.out.flush();
    }

    private static String required(Map<String, String> named, String name) {
        return Objects.requireNonNull(named.get(name), () -> "Missing " + name);
    }
}
