package io.tierengine.server;

import io.tierengine.server.setting.SettingSources;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command line of the server's jar: {@code [--config FILE] [SETTING=VALUE]...}. */
final class Arguments {

    private static final String CONFIG = "--config";

    private Arguments() {}

    /**
     * Values by the names of settings.
     *
     * @throws IllegalArgumentException if an argument is neither of the two
     */
    static Map<String, String> read(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            if (argument.equals(CONFIG) && i + 1 < arguments.length) {
                i++;
                values.put(SettingSources.CONFIG, arguments[i]);
            } else if (equals > 0 && argument.substring(0, equals).equals(CONFIG)) {
                values.put(SettingSources.CONFIG, argument.substring(equals + 1));
            } else if (equals > 0 && !argument.startsWith("-")) {
                values.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                throw new IllegalArgumentException(
                        "`" + argument
                                + "` isn't understood; the arguments are [--config FILE] [SETTING=VALUE]..., such as tier.threads=4");
            }
        }
        return values;
    }
}
