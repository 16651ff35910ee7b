package io.tierengine.views;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text of a row, by which lists are filtered and customers are counted. */
public enum Attribute {
    /** The tier that was told last. */
    TIER,
    /** The stage of life that was told last. */
    STAGE,
    /** The level of risk that was told last. */
    RISK,
    /** The segment that was told last. */
    SEGMENT,
    /** Who looks after the customer, from the profile. */
    OWNER,
    /** Where from, from the profile. */
    REGION,
    /** Line of business, from the profile. */
    INDUSTRY,
    /** Size class, from the profile. */
    SIZE,
    /** Kind of customer, from the profile. */
    KIND;

    /** Those by which it may be limited what somebody sees. */
    public static final Set<Attribute> SCOPES = Set.of(OWNER, REGION);

    /** Those of cross-tables. */
    public static final List<Attribute> CROSSED = List.of(REGION, INDUSTRY, SIZE, KIND);

    /** Its name in requests and answers, such as {@code region}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute of a name; empty if there is none. */
    public static Optional<Attribute> byId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /** Its value in a row; null where the row has none. */
    public @Nullable String of(Row row) {
        return switch (this) {
            case TIER -> row.tier();
            case STAGE -> row.stage();
            case RISK -> row.risk();
            case SEGMENT -> row.segment();
            case OWNER -> row.owner();
            case REGION -> row.region();
            case INDUSTRY -> row.industry();
            case SIZE -> row.size();
            case KIND -> row.kind();
        };
    }
}
