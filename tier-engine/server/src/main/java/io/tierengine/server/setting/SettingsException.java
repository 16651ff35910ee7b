package io.tierengine.server.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that can't be used, a line for each that is wrong. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(List<String> problems) {
        super(problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "wrong settings:\n", "")));
    }
}
