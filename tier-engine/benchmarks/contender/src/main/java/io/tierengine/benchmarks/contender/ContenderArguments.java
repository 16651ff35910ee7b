package io.tierengine.benchmarks.contender;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What every contender is started with.
 *
 * @param policy file of the policy that decides
 * @param run unique name of the run: group, front of transactional ids
 * @param stateFolder empty, of this run alone
 * @param options the contender's own
 */
public record ContenderArguments(
        String bootstrapServers,
        String registryUrl,
        Path policy,
        String run,
        Path stateFolder,
        ContenderOptions options) {

    /** Said on standard output as soon as a contender begins to read. */
    public static final String READY = "READY";

    private static final String OPTION = "--option";
    private static final Set<String> REQUIRED =
            Set.of("--bootstrap-servers", "--registry-url", "--policy", "--run", "--state-folder");

    /**
     * Reads {@code --name value ... --option key=value ...}.
     *
     * @throws IllegalArgumentException if something is missing, repeated or unknown
     */
    public static ContenderArguments parse(String... arguments) {
        Map<String, String> named = new HashMap<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " has no value; arguments come in pairs");
            }
            if (name.equals(OPTION)) {
                String[] pair = arguments[i + 1].split("=", 2);
                if (pair.length < 2) {
                    throw new IllegalArgumentException("option " + pair[0] + " has no value; write key=value");
                }
                putOnce(options, pair[0], pair[1]);
            } else if (REQUIRED.contains(name)) {
                putOnce(named, name, arguments[i + 1]);
            } else {
                throw new IllegalArgumentException(name + " is unknown; there are " + OPTION + " and " + REQUIRED);
            }
        }
        return new ContenderArguments(
                required(named, "--bootstrap-servers"),
                required(named, "--registry-url"),
                Path.of(required(named, "--policy")),
                required(named, "--run"),
                Path.of(required(named, "--state-folder")).toAbsolutePath(),
                new ContenderOptions(options));
    }

    /** Tells whoever measures that reading begins. */
    public static void sayReady() {
        System.out.println(READY);
        System.out.flush();
    }

    private static void putOnce(Map<String, String> into, String name, String value) {
        if (into.put(name, value) != null) {
            throw new IllegalArgumentException(name + " is given twice");
        }
    }

    private static String required(Map<String, String> named, String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
