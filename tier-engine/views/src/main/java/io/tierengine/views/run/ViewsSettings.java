package io.tierengine.views.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.kafka.common.utils.Utils;

/**
 * What views are started with beside the settings of their engine.
 *
 * @param program whose customers they show
 * @param zone in which days are counted, that of the program's policy. What was counted keeps the zone in which it was begun
 * @param advertised where other instances reach this one, as {@code host:port}
 * @param stateFolder where state lies on disk; each instance has its own
 * @param threads stream threads of this instance, at least 1
 * @param commitInterval at most this long until what the engine told is in the views
 */
public record ViewsSettings(
        String program, ZoneId zone, String advertised, Path stateFolder, int threads, Duration commitInterval) {

    public ViewsSettings {
        if (program.isEmpty()) {
            throw new IllegalArgumentException("views need the name of the program whose customers they show");
        }
        if (Utils.getHost(advertised) == null || Utils.getPort(advertised) == null) {
            throw new IllegalArgumentException(
                    "the advertised address is \"" + advertised + "\"; it must be host:port");
        }
    }

    /** One thread, a commit every 100 ms. */
    public static ViewsSettings of(String program, ZoneId zone, String advertised, Path stateFolder) {
        return new ViewsSettings(program, zone, advertised, stateFolder, 1, Duration.ofMillis(100));
    }
}
