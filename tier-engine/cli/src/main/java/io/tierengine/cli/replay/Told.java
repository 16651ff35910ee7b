package io.tierengine.cli.replay;

import java.util.Locale;

/** What a replay can tell, each in a file of its own. */
enum Told {
    /** An empty previous tier for {@code ENROLLED}. */
    CHANGES("customerId,sequence,effectiveAt,previousTier,newTier,direction,cause"),
    /** An empty previous stage for the first. */
    STAGES("customerId,sequence,effectiveAt,previousStage,newStage,reactivated,cause"),
    /** An empty previous segment for the first. */
    SEGMENTS("customerId,sequence,effectiveAt,previousSegment,newSegment,recency,frequency,monetary,cause"),
    /** Signals with {@code |} between them. */
    ALERTS(
            "customerId,sequence,effectiveAt,kind,tier,previousLevel,level,points,valueAtStake,dueAt,dueTier,cause,signals");

    private final String header;

    Told(String header) {
        this.header = header;
    }

    /** The first line. */
    String header() {
        return header;
    }

    /** The option that names its file. */
    String option() {
        return this == CHANGES ? "--output" : "--" + name().toLowerCase(Locale.ROOT);
    }
}
