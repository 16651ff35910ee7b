package io.tierengine.core.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a tier change came about, as of its instant (semantics §6): enough to compute score, conditions and outcome again from this
 * alone. Numbers are micros or absent, instants epoch milliseconds.
 *
 * @param dimensions of the score, in the policy's order; none: the policy has no score
 * @param tiers all of the policy's, from the lowest; those beside the change with their conditions
 * @param guards all of the policy's, in its order
 * @param outcome how the tier follows from these
 * @param gap what is missing for the tier above the new one; null: there is none above
 * @param projection what comes if no further fact does
 */
public record Explanation(
        List<DimensionPart> dimensions,
        List<TierPart> tiers,
        List<GuardPart> guards,
        Outcome outcome,
        @Nullable Gap gap,
        Projection projection) {

    public Explanation {
        dimensions = List.copyOf(dimensions);
        tiers = List.copyOf(tiers);
        guards = List.copyOf(guards);
    }

    /**
     * A dimension of the score: the weighted mean of its indicators' points, as the score is that of the dimensions.
     *
     * @param value absent if no weight is above 0
     */
    public record DimensionPart(String name, long weight, long value, List<IndicatorPart> indicators) {
        public DimensionPart {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * One number of a dimension and the points for it.
     *
     * @param name a metric's name, or the text of an expression
     * @param value may be absent
     */
    public record IndicatorPart(String name, long value, long points, long weight) {}

    /**
     * What a tier's conditions said.
     *
     * @param enter whether it can be entered, whatever guards say
     * @param retain whether whoever is in it stays
     * @param enterEvidence why {@code enter} holds or doesn't; null for a tier that isn't beside the change
     * @param retainEvidence the same of {@code retain}
     */
    public record TierPart(
            String id,
            boolean enter,
            boolean retain,
            @Nullable Evidence enterEvidence,
            @Nullable Evidence retainEvidence) {}

    /**
     * What a guard said.
     *
     * @param cap id of the highest tier while it holds
     */
    public record GuardPart(String name, String cap, Evidence evidence) {}

    /**
     * With no further fact the customer's next fall to a lower tier.
     *
     * @param fallAtMillis when; {@link Long#MAX_VALUE}: not up to where was looked
     * @param fallTier id of the effective tier in which that instant leaves the customer; null: none was found
     * @param seenToMillis up to where was looked; {@link Long#MAX_VALUE}: to the end, so that without a fall there is none ever
     */
    public record Projection(long fallAtMillis, @Nullable String fallTier, long seenToMillis) {}
}
