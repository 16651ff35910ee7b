package io.tierengine.policy;

import java.util.regex.Pattern;

/** How large a policy may be, and how names are formed. The JSON Schema says the same. */
final class Limits {

    static final int MAX_METRICS = 200;
    static final int MAX_TYPES = 64;
    static final int MAX_DIMENSIONS = 32;
    static final int MAX_INDICATORS = 64;
    static final int MAX_BANDS = 100;
    static final int MAX_TIERS = 32;
    static final int MAX_GUARDS = 64;
    static final int MAX_SIGNALS = 64;
    static final int MAX_LABELS = 64;
    static final int MAX_VERSION = 1_000_000;
    static final int MAX_STEPS = 32;
    static final long MAX_WEIGHT = 1_000_000;
    static final long MAX_POINTS = 1_000_000;
    static final long MAX_BOUND = 9_000_000_000_000L;

    /** Of policies, tiers and guards. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    static final String NAME_FORM =
            "use letters, digits, `-`, `_` and `.`, at most 64 of them, with a letter or a digit first";

    /** Of metrics and dimensions, which expressions name. */
    static final Pattern IDENTIFIER = Pattern.compile("(?!(true|false|null|in)$)[A-Za-z][A-Za-z0-9_]{0,63}");

    static final String IDENTIFIER_FORM = "use letters, digits and `_`, at most 64 of them, with a letter first";

    /** Of an interaction. */
    static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    static final String TYPE_FORM = "write it as the interactions carry it, such as COMPLAINT";

    private Limits() {}
}
