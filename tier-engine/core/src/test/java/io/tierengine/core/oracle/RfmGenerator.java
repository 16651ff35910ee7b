package io.tierengine.core.oracle;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.core.rfm.Segments;
import io.tierengine.core.time.CalendarPeriod;
import io.tierengine.core.time.LocalCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes cut-offs, fixed or as if they had been counted, of numbers that the customer reaches. */
final class RfmGenerator {

    private static final NumberExpression RECENCY = new NumberExpression.RecencyDays();
    private static final int HOUR_MILLIS = 3_600_000;

    private final Dice dice;
    private final ZoneId zone;
    private final RuleGenerator rules;

    /** @param rules knows the numbers */
    RfmGenerator(Dice dice, ZoneId zone, RuleGenerator rules) {
        this.dice = dice;
        this.zone = zone;
        this.rules = rules;
    }

    /** For some policies. */
    @Nullable
    RfmRules rfm() {
        if (dice.percent(50)) {
            return null;
        }
        NumberExpression frequency = rules.metric();
        NumberExpression monetary = rules.metric();
        Segments segments = dice.percent(50)
                ? Segments.standard()
                : Segments.by((r, f, m) -> dice.oneOf("north", "south", "east", "west"));
        if (dice.percent(40)) {
            boolean given = dice.percent(60);
            return RfmRules.counted(
                    schedule(),
                    given ? cutoffs(RECENCY) : List.of(),
                    frequency,
                    given ? cutoffs(frequency) : List.of(),
                    monetary,
                    given ? cutoffs(monetary) : List.of(),
                    segments);
        }
        return RfmRules.of(cutoffs(RECENCY), frequency, cutoffs(frequency), monetary, cutoffs(monetary), segments);
    }

    private CutoffSchedule schedule() {
        CutoffSchedule.Refresh refresh = dice.percent(50)
                ? new CutoffSchedule.Periodic(dice.oneOf(CalendarPeriod.values()))
                : new CutoffSchedule.Daily(dice.oneOf(1, 2, 3, 7, 10));
        List<Long> fifths = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> Decimals.ofWhole(20L * i))
                .toList();
        return new CutoffSchedule(fifths, refresh, zone);
    }

    /** Cut-offs that come into force at some instants about the history, as if other customers had been counted as well. */
    CutoffTable counted(@Nullable RfmRules rfm, List<Fact> facts) {
        List<Long> instants = facts.stream()
                .map(Fact::occurredAtMillis)
                .filter(at -> at >= LocalCalendar.MIN_MILLIS && at < LocalCalendar.MAX_MILLIS)
                .toList();
        CutoffTable table = CutoffTable.EMPTY;
        if (rfm == null || rfm.schedule() == null || instants.isEmpty()) {
            return table;
        }
        int count = dice.between(0, 4);
        for (int i = 0; i < count; i++) {
            long effect = dice.oneOf(instants) + (dice.percent(30) ? 0 : dice.between(-40, 240) * HOUR_MILLIS / 7);
            table = table.with(new RfmCutoffs(
                    effect - (long) dice.between(0, 40) * HOUR_MILLIS,
                    effect,
                    i,
                    levelCutoffs(RECENCY),
                    levelCutoffs(rfm.frequency().value()),
                    levelCutoffs(rfm.monetary().value())));
        }
        return table;
    }

    /** Some of which may be equal. */
    private List<Long> levelCutoffs(NumberExpression value) {
        return IntStream.range(0, RfmScale.BEST - 1)
                .mapToObj(i -> rules.reached(value) + (dice.percent(60) ? 0 : dice.between(-10, 10) * Decimals.ONE))
                .sorted()
                .toList();
    }

    private List<Long> cutoffs(NumberExpression value) {
        TreeSet<Long> cutoffs = new TreeSet<>();
        while (cutoffs.size() < RfmScale.BEST - 1) {
            cutoffs.add(rules.reached(value) + (dice.percent(40) ? 0 : dice.between(-10, 10) * Decimals.ONE));
        }
        return List.copyOf(cutoffs);
    }
}
