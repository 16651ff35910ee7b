package io.tierengine.core.oracle;

import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Transitions;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The automatic state of one customer and the numbered rules of semantics §4 that move it. */
final class OracleTiers {

    private final Policy policy;
    private final OracleCalendar calendar;
    private final SortedMap<Integer, Instant> pendingSince = new TreeMap<>();
    private int tier;
    private @Nullable Instant holdUntil;
    private @Nullable Instant graceSince;

    OracleTiers(Policy policy, OracleCalendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    int tier() {
        return tier;
    }

    /** What one pass of the rules did. */
    record Pass(boolean changed, Optional<Guard> guard) {
        static final Pass NOTHING = new Pass(false, Optional.empty());
        static final Pass CHANGED = new Pass(true, Optional.empty());
    }

    /** One pass of rules 1 to 6. */
    Pass pass(Instant now, OracleView view) {
        Transitions transitions = policy.transitions();
        Optional<Guard> lowestGuard = policy.guards().stream()
                .filter(guard -> OracleExpressions.holds(guard.when(), view))
                .reduce((a, b) -> b.cap() < a.cap() ? b : a);
        int cap = lowestGuard.map(Guard::cap).orElse(policy.tiers().size() - 1);
        int q = Math.min(highestEnterable(view), cap);

        if (tier > cap) {
            tier = cap;
            graceSince = null;
            pendingSince.clear();
            return new Pass(true, lowestGuard);
        }

        IntStream.rangeClosed(tier + 1, q).forEach(j -> pendingSince.putIfAbsent(j, now));
        pendingSince.keySet().removeIf(j -> j > q);

        if (q > tier) {
            graceSince = null;
            Optional<Integer> target = pendingSince.keySet().stream()
                    .filter(j -> !calendar.plus(pendingAt(j), transitions.sustained())
                            .isAfter(now))
                    .reduce((a, b) -> b);
            if (target.isEmpty()) {
                return Pass.NOTHING;
            }
            tier = Math.min(target.get(), tier + transitions.upgradeMaxSteps());
            holdUntil = calendar.plus(now, transitions.minimumHold());
            pendingSince.clear();
            return Pass.CHANGED;
        }

        if (q == tier || retains(tier, view)) {
            graceSince = null;
            return Pass.NOTHING;
        }

        if (graceSince == null) {
            graceSince = now;
        }
        if (now.isBefore(due(graceSince))) {
            return Pass.NOTHING;
        }
        int landing = IntStream.range(q, tier)
                .filter(j -> j == q || retains(j, view))
                .max()
                .orElse(q);
        tier = Math.max(landing, tier - transitions.downgradeMaxSteps());
        graceSince = null;
        return Pass.CHANGED;
    }

    private int highestEnterable(OracleView view) {
        return IntStream.range(1, policy.tiers().size())
                .filter(j -> OracleExpressions.holds(policy.tiers().get(j).enter(), view))
                .max()
                .orElse(0);
    }

    private boolean retains(int index, OracleView view) {
        return index == 0 || OracleExpressions.holds(policy.tiers().get(index).retain(), view);
    }

    private Instant pendingAt(int index) {
        Instant since = pendingSince.get(index);
        if (since == null) {
            throw new IllegalStateException("tier " + index + " isn't pending");
        }
        return since;
    }

    Optional<Instant> graceSince() {
        return Optional.ofNullable(graceSince);
    }

    /** The tier in which a customer whose grace ended now would be. */
    int landing(OracleView view) {
        int cap = policy.guards().stream()
                .filter(guard -> OracleExpressions.holds(guard.when(), view))
                .mapToInt(Guard::cap)
                .min()
                .orElse(policy.tiers().size() - 1);
        int q = Math.min(highestEnterable(view), cap);
        int landing = IntStream.range(q, tier)
                .filter(j -> j == q || retains(j, view))
                .max()
                .orElse(q);
        return Math.max(landing, tier - policy.transitions().downgradeMaxSteps());
    }

    OracleTiers copy() {
        OracleTiers copy = new OracleTiers(policy, calendar);
        copy.pendingSince.putAll(pendingSince);
        copy.tier = tier;
        copy.holdUntil = holdUntil;
        copy.graceSince = graceSince;
        return copy;
    }

    Instant due(Instant since) {
        Instant afterGrace = calendar.plus(since, policy.transitions().grace());
        return holdUntil != null && holdUntil.isAfter(afterGrace) ? holdUntil : afterGrace;
    }

    /** The instants at which one of the clocks runs out, past ones too. */
    Stream<Instant> clocks() {
        Stream<Instant> upgrades = pendingSince.values().stream()
                .map(since -> calendar.plus(since, policy.transitions().sustained()));
        return graceSince == null ? upgrades : Stream.concat(upgrades, Stream.of(due(graceSince)));
    }
}
