package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.contender.DslContender;
import io.tierengine.benchmarks.runner.contender.EngineContender;
import io.tierengine.benchmarks.runner.contender.MirrorContender;
import io.tierengine.benchmarks.runner.data.DataSet;
import io.tierengine.benchmarks.runner.run.Contender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each contender is started. */
final class ContenderCatalogue {

    static final String ENGINE = "engine";
    static final String MIRROR = "mirror";
    static final String FLINK_ROCKSDB = "flink-rocksdb";
    static final String FLINK_HEAP = "flink-heap";
    static final String JET_HEAP = "jet-heap";
    static final String DSL_HOPPING = "dsl-hopping";

    static final List<String> ALL = List.of(ENGINE, MIRROR, FLINK_ROCKSDB, FLINK_HEAP, JET_HEAP, DSL_HOPPING);

    /** Those that decide tiers. */
    static final List<String> DECIDING = List.of(ENGINE, FLINK_ROCKSDB, FLINK_HEAP, JET_HEAP);

    /** As {@code bin/tier serve} starts it; the same for all. */
    private static final List<String> SERVE = serve();

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final String engineJvmOptions;
    private OptionalInt mirrorBytes;

    /**
     * A catalogue.
     *
     * @param engineJvmOptions more options, blanks between
     * @param mirrorBytes of the mirror's records; empty: to be learnt
     */
    ContenderCatalogue(String engineJvmOptions, OptionalInt mirrorBytes) {
        this.engineJvmOptions = engineJvmOptions;
        this.mirrorBytes = mirrorBytes;
    }

    private static List<String> serve() {
        List<String> options = new ArrayList<>(
                List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        if (System.getProperty("os.name").equals("Linux")) {
            options.add("-XX:+UseTransparentHugePages");
        }
        return options;
    }

    /** Whether the size of the mirror's records is known. */
    boolean knowsMirrorBytes() {
        return mirrorBytes.isPresent();
    }

    /** Sets the size of the mirror's records, key and value together. */
    void setMirrorBytes(int bytes) {
        mirrorBytes = OptionalInt.of(bytes);
    }

    /**
     * Fails before anything is started if a contender is unknown or can't be started.
     *
     * @throws IllegalArgumentException if there is none of that name, or it isn't built
     */
    static void check(ContenderSpec spec) {
        switch (spec.name()) {
            case FLINK_ROCKSDB, FLINK_HEAP -> Peer.FLINK.classPath();
            case JET_HEAP -> Peer.JET.classPath();
            default -> {
                if (!ALL.contains(spec.name())) {
                    throw new IllegalArgumentException(
                            "There is no contender " + spec.name() + "; there are " + String.join(", ", ALL));
                }
            }
        }
    }

    /** How it is started on a data set. */
    Contender find(ContenderSpec spec, DataSet data) {
        return switch (spec.name()) {
            case ENGINE -> ours(spec, EngineContender.class, engineOptions(), Map.of());
            case MIRROR ->
                ours(spec, MirrorContender.class, SERVE, Map.of("bytes", Integer.toString(mirrorBytes.orElseThrow())));
            case DSL_HOPPING -> ours(spec, DslContender.class, SERVE, Map.of("start", liveStart(data)));
            case FLINK_ROCKSDB -> peer(spec, Peer.FLINK, Map.of("backend", "rocksdb"));
            case FLINK_HEAP -> peer(spec, Peer.FLINK, Map.of("backend", "heap"));
            case JET_HEAP -> peer(spec, Peer.JET, Map.of());
            default -> throw new IllegalArgumentException("There is no contender " + spec.name());
        };
    }

    private static String liveStart(DataSet data) {
        return data.historyEnds().stream().map(String::valueOf).collect(Collectors.joining(":"));
    }

    private List<String> engineOptions() {
        List<String> options = new ArrayList<>(SERVE);
        // A JVM that is told two collectors doesn't start.
        if (engineJvmOptions.matches(".*-XX:\\+Use\\w*GC.*")) {
            options.removeFirst();
        }
        for (String option : engineJvmOptions.split(" +", -1)) {
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
        return options;
    }

    private static Contender ours(
            ContenderSpec spec, Class<?> main, List<String> jvmOptions, Map<String, String> options) {
        return new Contender(
                spec.label(),
                JAVA,
                jvmOptions,
                System.getProperty("java.class.path"),
                main.getName(),
                merged(options, spec.options()),
                spec.name().equals(DSL_HOPPING));
    }

    private static Contender peer(ContenderSpec spec, Peer peer, Map<String, String> options) {
        return new Contender(
                spec.label(),
                JAVA,
                Stream.concat(SERVE.stream(), peer.jvmOptions().stream())
                        .distinct()
                        .toList(),
                peer.classPath(),
                peer.mainClass(),
                merged(options, spec.options()),
                false);
    }

    private static Map<String, String> merged(Map<String, String> fixed, Map<String, String> asked) {
        Map<String, String> all = new HashMap<>(fixed);
        all.putAll(asked);
        return all;
    }
}
