package io.tierengine.core.customer;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.TierState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One customer to look at: where the tier stands, by which numbers, and what will be looked at next. All of it as of
 * {@code asOf}; no later instant up to {@code next} changes any tier without another fact.
 *
 * @param program name of the policy
 * @param policyVersion its version
 * @param asOf up to where the customer has been evaluated; null before the first fact, and so are the numbers
 * @param tier the tier after overrides
 * @param automaticTier the tier that the rules alone give
 * @param sequence number of the latest tier change
 * @param holdUntil no downgrade by the rules before; null: none was set
 * @param graceSince since when {@code retain} of the automatic tier has failed; null: it holds
 * @param score null where it is absent, as are the numbers below
 * @param recencyDays local days since the last purchase
 * @param tenureDays local days since the first purchase, or {@code customerSince} if that is earlier
 * @param dimensions of the score, in the policy's order
 * @param metrics in the policy's order
 * @param tiers from lowest to highest
 * @param guards in the policy's order
 * @param next the next instant at which time alone can change anything; null: none
 */
public record CustomerSnapshot(
        String customerId,
        String program,
        int policyVersion,
        @Nullable Instant asOf,
        String tier,
        String automaticTier,
        long sequence,
        @Nullable Instant holdUntil,
        @Nullable Instant graceSince,
        @Nullable BigDecimal score,
        @Nullable BigDecimal recencyDays,
        @Nullable BigDecimal tenureDays,
        List<Reading> dimensions,
        List<Reading> metrics,
        List<TierConditions> tiers,
        List<GuardCondition> guards,
        @Nullable Instant next) {

    /** A number by its name in the policy; null where it is absent. */
    public record Reading(String name, @Nullable BigDecimal value) {}

    /**
     * What a tier's conditions say.
     *
     * @param pendingSince since when {@code enter} has held without the customer having risen; null: it isn't waited for
     */
    public record TierConditions(
            String id,
            boolean enter,
            boolean retain,
            @Nullable Instant pendingSince) {}

    /**
     * What a guard's condition says.
     *
     * @param cap the highest tier while it holds
     */
    public record GuardCondition(String name, boolean holds, String cap) {}

    public CustomerSnapshot {
        dimensions = List.copyOf(dimensions);
        metrics = List.copyOf(metrics);
        tiers = List.copyOf(tiers);
        guards = List.copyOf(guards);
    }

    /** Looks at a customer through a view that was opened for it. */
    static CustomerSnapshot of(Policy policy, CustomerState state, CustomerView view, long nextMillis) {
        return new CustomerSnapshot(
                state.customerId(),
                policy.name(),
                policy.version(),
                state.isEnrolled() ? Instant.ofEpochMilli(state.asOfMillis()) : null,
                policy.tiers().get(state.effectiveTier()).id(),
                policy.tiers().get(state.automaticTier()).id(),
                state.sequence(),
                clock(state.tiers.holdUntilMillis()),
                clock(state.tiers.graceSinceMillis()),
                number(view.score()),
                number(view.recencyDays()),
                number(view.tenureDays()),
                readings(policy.dimensions().stream().map(d -> d.name()).toList(), view::dimension),
                readings(policy.metrics().stream().map(m -> m.name()).toList(), view::metric),
                tiersOf(policy, state, view),
                guardsOf(policy, view),
                nextMillis == TierDecider.NEVER ? null : Instant.ofEpochMilli(nextMillis));
    }

    private static List<Reading> readings(List<String> names, IntToLongFunction values) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            readings.add(new Reading(names.get(i), number(values.applyAsLong(i))));
        }
        return readings;
    }

    private static List<TierConditions> tiersOf(Policy policy, CustomerState state, CustomerView view) {
        List<TierConditions> conditions = new ArrayList<>();
        for (int i = 0; i < policy.tiers().size(); i++) {
            Tier tier = policy.tiers().get(i);
            conditions.add(new TierConditions(
                    tier.id(),
                    tier.enter().holds(view),
                    tier.retain().holds(view),
                    clock(state.tiers.pendingSinceMillis(i))));
        }
        return conditions;
    }

    private static List<GuardCondition> guardsOf(Policy policy, CustomerView view) {
        List<GuardCondition> conditions = new ArrayList<>();
        for (Guard guard : policy.guards()) {
            String cap = policy.tiers().get(guard.cap()).id();
            conditions.add(new GuardCondition(guard.name(), guard.when().holds(view), cap));
        }
        return conditions;
    }

    private static @Nullable Instant clock(long millis) {
        return millis == TierState.UNSET ? null : Instant.ofEpochMilli(millis);
    }

    /** As numbers are shown; null for an absent one. */
    static @Nullable BigDecimal number(long micros) {
        return Decimals.isAbsent(micros) ? null : Decimals.toBigDecimal(micros).stripTrailingZeros();
    }
}
