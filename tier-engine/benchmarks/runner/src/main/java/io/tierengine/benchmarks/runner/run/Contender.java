package io.tierengine.benchmarks.runner.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a contender is started.
 *
 * @param java the program that runs it
 * @param options given to it as {@code --option key=value}
 * @param startsLive whether it leaves the history out
 */
public record Contender(
        String name,
        Path java,
        List<String> jvmOptions,
        String classPath,
        String mainClass,
        Map<String, String> options,
        boolean startsLive) {

    public Contender {
        jvmOptions = List.copyOf(jvmOptions);
        options = Map.copyOf(options);
    }
}
