package io.tierengine.policy.check;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Tier;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;
import java.util.List;

/** Bands that no value reaches, and bands that end below what a tier asks for. */
final class ScoreCheck {

    private final PolicyDocument document;
    private final Ranges ranges;
    private final Cases cases;
    private final Problems problems;

    ScoreCheck(PolicyDocument document, Ranges ranges, Problems problems) {
        this.document = document;
        this.ranges = ranges;
        this.cases = new Cases(ranges);
        this.problems = problems;
    }

    void check() {
        Policy policy = document.policy();
        for (int d = 0; d < policy.dimensions().size(); d++) {
            List<Indicator> indicators = policy.dimensions().get(d).indicators();
            for (int i = 0; i < indicators.size(); i++) {
                String path = "spec.score.dimensions[" + d + "].indicators[" + i + "].bands";
                checkReach(indicators.get(i), path);
                checkGates(indicators.get(i), path);
            }
        }
    }

    private void checkReach(Indicator indicator, String path) {
        Range value = ranges.of(indicator.value());
        long above = Range.HIGHEST;
        for (int i = 0; i < indicator.bands().size(); i++) {
            Band band = indicator.bands().get(i);
            long from = band.catchesRest() ? Range.LOWEST : band.from();
            String bandPath = path + "[" + i + "]";
            if (value.mayBePresent() && from > value.most()) {
                String message = "`" + indicator.label() + "` is at most " + Decimals.format(value.most())
                        + ", so it never reaches " + Decimals.format(from);
                problems.warning(document.place(bandPath + ".from"), message, null);
            } else if (value.mayBePresent() && above < value.least()) {
                String message = "`" + indicator.label() + "` is at least " + Decimals.format(value.least())
                        + ", so the bands above catch everything";
                problems.warning(document.place(bandPath), message, "leave this band out");
            }
            above = from == Range.LOWEST ? from : from - 1;
        }
    }

    /** A tier that wants more than the top band begins with: the points can't tell who comes near. */
    private void checkGates(Indicator indicator, String path) {
        Band top = indicator.bands().getFirst();
        if (!(indicator.value() instanceof NumberExpression.Metric metric) || top.catchesRest()) {
            return;
        }
        for (Tier tier : document.policy().tiers()) {
            long wanted = cases.least(metric, tier.enter());
            if (wanted > top.from() && wanted < Range.HIGHEST) {
                String message = "the top band of `" + metric.name() + "` begins at " + Decimals.format(top.from())
                        + ", but `" + tier.id() + "` asks for " + Decimals.format(wanted)
                        + ": the points don't tell who comes near";
                problems.warning(document.place(path + "[0]"), message, "add a band from " + Decimals.format(wanted));
            }
        }
    }
}
