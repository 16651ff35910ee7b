package io.tierengine.core.oracle;

import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A customer's overrides in the order in which they were accepted (semantics §1 and §4). */
final class OracleOverrides {

    private final Policy policy;
    private final List<TierOverride> given = new ArrayList<>();

    OracleOverrides(Policy policy) {
        this.policy = policy;
    }

    void add(TierOverride override) {
        given.add(override);
    }

    /** The effective tier beside an automatic one. */
    int effective(int automatic, Instant at) {
        List<TierOverride> valid = notReleased(at).stream()
                .filter(override -> isValid(override, at))
                .toList();
        return of(valid, TierOverride.Kind.PIN)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> {
                    int floor = of(valid, TierOverride.Kind.FLOOR)
                            .max(Integer::compareTo)
                            .orElse(automatic);
                    int cap = of(valid, TierOverride.Kind.CAP)
                            .min(Integer::compareTo)
                            .orElse(policy.tiers().size() - 1);
                    return Math.min(Math.max(automatic, floor), cap);
                });
    }

    /** A release that has begun ends for good every override accepted before it. */
    private List<TierOverride> notReleased(Instant at) {
        int first = 0;
        for (int i = 0; i < given.size(); i++) {
            boolean released = given.get(i).overrideKind() == TierOverride.Kind.RELEASE
                    && given.get(i).effectiveFromMillis() <= at.toEpochMilli();
            first = released ? i + 1 : first;
        }
        return given.subList(first, given.size());
    }

    private Stream<Integer> of(List<TierOverride> overrides, TierOverride.Kind kind) {
        return overrides.stream()
                .filter(override -> override.overrideKind() == kind)
                .map(override -> policy.tierIndex(override.tier()));
    }

    private static boolean isValid(TierOverride override, Instant at) {
        return override.effectiveFromMillis() <= at.toEpochMilli()
                && (override.expiresAtMillis() == Decimals.ABSENT || at.toEpochMilli() < override.expiresAtMillis());
    }

    /** The ends of those that are valid at an instant. */
    Stream<Instant> endsOfValid(Instant at) {
        return notReleased(at).stream()
                .filter(override -> isValid(override, at))
                .filter(override -> override.overrideKind() != TierOverride.Kind.RELEASE)
                .map(TierOverride::expiresAtMillis)
                .filter(millis -> millis != Decimals.ABSENT)
                .map(Instant::ofEpochMilli);
    }

    Stream<Instant> startsAndEnds() {
        return given.stream()
                .flatMap(override -> Stream.of(override.effectiveFromMillis(), override.expiresAtMillis()))
                .filter(millis -> millis != Decimals.ABSENT)
                .map(Instant::ofEpochMilli);
    }
}
