package io.tierengine.core.planted;

import java.time.ZoneId;
import org.jspecify.annotations.NullMarked;

/** Planted: the core decides by the zone of the machine it runs on. */
@NullMarked
final class TrustsItsMachine {

    ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
