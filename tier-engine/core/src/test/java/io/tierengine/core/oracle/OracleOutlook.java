package io.tierengine.core.oracle;

import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the tier without further facts, by evaluating at every instant at which the page asks for it. */
final class OracleOutlook {

    /** More than any generated signal asks for. */
    static final int DAYS = 12;

    private final Policy policy;
    private final OracleCalendar calendar;
    private final OracleWatch watch;
    private final OracleOverrides overrides;
    private final Function<Instant, Stream<Instant>> agesOfFacts;
    private @Nullable LocalDate notice;
    private @Nullable LocalDate fall;

    OracleOutlook(
            Policy policy,
            OracleCalendar calendar,
            OracleWatch watch,
            OracleOverrides overrides,
            Function<Instant, Stream<Instant>> agesOfFacts) {
        this.policy = policy;
        this.calendar = calendar;
        this.watch = watch;
        this.overrides = overrides;
        this.agesOfFacts = agesOfFacts;
    }

    void look(
            Instant from,
            OracleTiers tiersNow,
            int effectiveNow,
            @Nullable LifecycleStage stageNow,
            OracleView viewNow,
            Function<Instant, OracleView> views) {
        RiskRules risk = policy.risk();
        if (risk == null
                || !risk.signals().stream()
                        .anyMatch(signal -> ExpressionText.of(signal.when()).contains("InDays")
                                || ExpressionText.of(signal.when()).contains("daysToNotice"))) {
            return;
        }
        OracleTiers tiers = tiersNow.copy();
        LifecycleStage stage = stageNow;
        int effective = effectiveNow;
        notice = tiers.graceSince().map(calendar::dayOf).orElse(null);
        Instant end = calendar.startOf(viewNow.today().plusDays(DAYS));
        for (Instant at = next(from, tiers); at.isBefore(end); at = next(at, tiers)) {
            OracleView view = views.apply(at);
            stage = watch.stageAfter(stage, view);
            view.setStage(stage);
            OracleTiers.Pass pass;
            int before = effective;
            do {
                pass = tiers.pass(at, view);
                effective = overrides.effective(tiers.tier(), at);
            } while (pass.changed());
            if (notice == null && tiers.graceSince().isPresent()) {
                notice = calendar.dayOf(at);
            }
            if (effective < before) {
                fall = calendar.dayOf(at);
                return;
            }
        }
    }

    private Instant next(Instant now, OracleTiers tiers) {
        return Stream.of(agesOfFacts.apply(now), tiers.clocks(), overrides.startsAndEnds())
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    void showTo(OracleView view) {
        view.setOutlook(notice, fall);
    }
}
