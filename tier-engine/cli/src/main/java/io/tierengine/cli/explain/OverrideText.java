package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Explanation.ValidOverride;
import java.time.Instant;

/** People's decisions. */
final class OverrideText {

    private OverrideText() {}

    /** A decision and until when it holds. */
    static String say(Words words, ValidOverride override) {
        String tier = override.tier();
        String decision = words.choice("override", override.kind(), tier == null ? "" : tier);
        Instant until = override.until();
        return until == null
                ? words.say("override.open", decision)
                : words.say("override.until", decision, words.instant(until));
    }

    /** A decision from its short form, such as {@code CAP silver}. */
    static String say(Words words, String decision) {
        int blank = decision.indexOf(' ');
        return blank < 0
                ? decision
                : words.choice("override", decision.substring(0, blank), decision.substring(blank + 1));
    }
}
