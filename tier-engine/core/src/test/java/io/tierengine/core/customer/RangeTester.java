package io.tierengine.core.customer;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.policy.LookAhead;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.range.Certainty;
import io.tierengine.core.range.Truth;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds what is certain of a customer's future, by ranges and clocks, against every instant of it, tried out. */
public final class RangeTester {

    /** How often something came up. */
    public static final class Tally {
        public int certainConditions;
        public int openConditions;
        public int narrowNumbers;
        public int knownByClocks;
        public int knownByRanges;
        public int certainFalls;
        /** Neither a fall nor none is certain, though none came. */
        public int inconclusive;
    }

    private final Policy policy;
    private final TierDecider decider;
    private final LocalCalendar calendar;
    private final CustomerView view;
    private final CustomerRanges ranges;
    private final TierRules rules;
    private final Set<NumberExpression> numbers = new LinkedHashSet<>();
    private final Set<Condition> conditions = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final Tally tally;

    public RangeTester(TierDecider decider, Tally tally) {
        this.decider = decider;
        this.tally = tally;
        policy = decider.policy();
        calendar = decider.calendar();
        view = new CustomerView(policy, calendar, new CutoffsInForce(policy.rfm()), decider.newCustomer(""));
        rules = new TierRules(policy.transitions(), calendar);
        ranges =
                new CustomerRanges(calendar, view, new Watcher(policy, calendar, view, rules), decider.newCustomer(""));
        collect();
    }

    private void collect() {
        for (Tier tier : policy.tiers()) {
            in(tier.enter());
            in(tier.retain());
        }
        policy.guards().stream().map(Guard::when).forEach(this::in);
        for (Dimension dimension : policy.dimensions()) {
            dimension.indicators().stream().map(Indicator::value).forEach(this::in);
            in(new NumberExpression.Dimension(policy.dimensions().indexOf(dimension), dimension.name()));
        }
        if (!policy.dimensions().isEmpty()) {
            in(new NumberExpression.Score());
        }
        for (int i = 0; i < policy.metrics().size(); i++) {
            in(new NumberExpression.Metric(i, policy.metrics().get(i).name()));
        }
        if (policy.rfm() != null) {
            policy.rfm().scales().stream().map(RfmScale::score).forEach(this::in);
        }
        if (policy.risk() != null) {
            policy.risk().signals().forEach(signal -> in(signal.when()));
        }
    }

    private void in(Condition condition) {
        conditions.add(condition);
        Parts.of(condition).conditions().forEach(this::in);
        Parts.of(condition).numbers().forEach(this::in);
    }

    private void in(NumberExpression number) {
        numbers.add(number);
        Parts.of(number).conditions().forEach(this::in);
        Parts.of(number).numbers().forEach(this::in);
    }

    /** What is said to be certain up to the end of a local day, and isn't; empty if all of it is. */
    public List<String> problems(CustomerState state, int days) {
        problems.clear();
        int lastDay = calendar.dayOf(state.asOfMillis) + days;
        view.open(state);
        ranges.open(state, lastDay);
        Certainty certainty = new Certainty(policy.dimensions(), ranges);
        List<NumberRange> found = new ArrayList<>();
        for (NumberExpression number : numbers) {
            NumberRange range = new NumberRange();
            certainty.find(number, range);
            found.add(range);
            tally.narrowNumbers += range.isOne() ? 1 : 0;
        }
        List<Truth> truths = conditions.stream().map(certainty::of).toList();
        tally.openConditions += (int) truths.stream().filter(Truth.OPEN::equals).count();
        tally.certainConditions +=
                (int) truths.stream().filter(truth -> truth != Truth.OPEN).count();
        CustomerState ahead = state.forecast();
        long end = calendar.startOf(lastDay + 1);
        for (long at = state.asOfMillis; at < end; at = decider.nextTierInstantMillis(ahead)) {
            if (at > state.asOfMillis) {
                decider.evaluateTierAt(ahead, at);
            }
            view.open(ahead);
            compare(found, truths, at);
        }
        return problems;
    }

    private void compare(List<NumberRange> found, List<Truth> truths, long atMillis) {
        int i = 0;
        for (NumberExpression number : numbers) {
            long value = number.value(view);
            if (!found.get(i).contains(value)) {
                problems.add(number + " is " + Decimals.format(value) + " at " + atMillis + ", not " + found.get(i));
            }
            i++;
        }
        i = 0;
        for (Condition condition : conditions) {
            boolean holds = condition.holds(view);
            if (truths.get(i) == (holds ? Truth.FAILS : Truth.HOLDS)) {
                problems.add(condition + " is " + holds + " at " + atMillis);
            }
            i++;
        }
    }

    /** What clocks and ranges say of the next fall and the next grace, against what comes; empty if it agrees. */
    public List<String> problemsOfSoonest(CustomerState state, LookAhead asked, int daysToSpare) {
        problems.clear();
        int today = calendar.dayOf(state.asOfMillis);
        Soonest soonest = new Soonest(policy, calendar, rules, asked, ranges);
        long next = decider.nextTierInstantMillis(state);
        Outlook real = new Outlook();
        new Projection(policy, calendar, rules, decider, ranges)
                .look(state.forecast(), calendar.startOf(today + 80), 20_000, real);
        if (next == TierDecider.NEVER) {
            return problems;
        }
        int byClocks = soonest.askedDay(state, next);
        view.open(state);
        int byRanges = soonest.askedDayLooking(state, next, daysToSpare);
        long fall = soonest.certainFallMillis(state);
        compare("clocks", byClocks, asked, state, real);
        compare("ranges", byRanges, asked, state, real);
        if (fall != TierDecider.NEVER && fall != real.fallAtMillis) {
            problems.add("a certain fall at " + fall + ", it comes at " + real.fallAtMillis);
        }
        tally.knownByClocks += byClocks > today ? 1 : 0;
        tally.knownByRanges += byClocks <= today && byRanges > today ? 1 : 0;
        tally.certainFalls += fall == TierDecider.NEVER ? 0 : 1;
        tally.inconclusive +=
                byRanges <= today && real.fallAtMillis == TierDecider.NEVER && fall == TierDecider.NEVER ? 1 : 0;
        return problems;
    }

    private void compare(String by, int day, LookAhead asked, CustomerState state, Outlook real) {
        if (asked.fallDays() != LookAhead.NONE && real.fallAtMillis != TierDecider.NEVER) {
            int fallDay = calendar.dayOf(real.fallAtMillis);
            if (day > fallDay - asked.fallDays() + 1) {
                problems.add("by " + by + " nothing before day " + day + ", a fall on day " + fallDay);
            }
        }
        boolean isGrace = state.tiers.graceSinceMillis() != TierState.UNSET;
        if (asked.noticeDays() != LookAhead.NONE && !isGrace && real.noticeAtMillis != TierDecider.NEVER) {
            int noticeDay = calendar.dayOf(real.noticeAtMillis);
            if (day > noticeDay - asked.noticeDays() + 1) {
                problems.add("by " + by + " nothing before day " + day + ", grace begins on day " + noticeDay);
            }
        }
    }
}
