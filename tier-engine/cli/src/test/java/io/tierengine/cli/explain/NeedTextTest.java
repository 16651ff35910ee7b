package io.tierengine.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.explain.Gap.Need;
import io.tierengine.cli.explain.Gap.Way;
import io.tierengine.policy.explain.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeedTextTest {

    private static final Instant MARCH = Instant.parse("2026-03-31T10:00:00Z");

    private static final Need SPEND = metric("FACTS", "spend365", "sum", "P365D", "CURRENCY", ">=", "7690", "10000");
    private static final Need ORDERS = metric("FACTS", "orders", "count", "P90D", "COUNT", ">=", "1", "3");

    private static Need metric(
            String who,
            String metric,
            String aggregate,
            String window,
            String unit,
            String comparison,
            @Nullable String have,
            String want) {
        BigDecimal missing = have == null
                ? null
                : new BigDecimal(want).subtract(new BigDecimal(have)).abs();
        return new Need(
                who,
                "metrics." + metric + " " + comparison + " " + want,
                true,
                "metrics." + metric,
                metric,
                aggregate,
                window,
                unit,
                unit.equals("CURRENCY") ? "CNY" : null,
                comparison,
                have == null ? null : new BigDecimal(have),
                new BigDecimal(want),
                missing,
                who.equals("TIME") ? MARCH : null);
    }

    private static Need other(String who, String condition, String subject, @Nullable Instant at) {
        return new Need(who, condition, false, subject, null, null, null, "VALUE", null, null, null, null, null, at);
    }

    private static Need number(String who, String subject, String unit, String have, String want) {
        BigDecimal missing = new BigDecimal(want).subtract(new BigDecimal(have));
        return new Need(
                who,
                subject + " >= " + want,
                true,
                subject,
                null,
                null,
                null,
                unit,
                null,
                ">=",
                new BigDecimal(have),
                new BigDecimal(want),
                missing,
                null);
    }

    private static String told(Language language, @Nullable Gap gap) {
        Lines lines = new Lines();
        new NeedText(new Words(language, ZoneOffset.UTC)).write(lines, 0, gap);
        return lines.toString();
    }

    private static String told(Need need) {
        return told(Language.ENGLISH, new Gap("GOLD", List.of(new Way(List.of(need))), false, null))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void shouldTellEachWayInItsOwnUnits() {
        Gap gap = new Gap("GOLD", List.of(new Way(List.of(SPEND)), new Way(List.of(ORDERS))), false, null);

        assertThat(told(Language.ENGLISH, gap)).isEqualTo("""
                Missing for GOLD:
                  2,310.00 CNY of spend365 in 365 days (has 7,690.00 CNY, needs 10,000.00 CNY)
                or:
                  2 orders in 90 days (has 1, needs 3)
                """);
        assertThat(told(Language.CHINESE, gap)).isEqualTo("""
                升入 GOLD 还差：
                  365 天内 spend365 再增加 2,310.00 元（现有 7,690.00 元，需要 10,000.00 元）
                或者：
                  90 天内 orders 再增加 2（现有 1，需要 3）
                """);
    }

    @Test
    void shouldTellWhatCannotBeAddedToByTheValueToReach() {
        assertThat(told(metric("FACTS", "mark", "average", "year", "VALUE", ">=", "7.5", "9")))
                .isEqualTo("mark in the calendar year of at least 9 (has 7.5)");
        assertThat(told(metric("FACTS", "mark", "last", "lifetime", "VALUE", ">=", null, "9")))
                .isEqualTo("mark in all of at least 9 (has no value)");
        assertThat(told(metric("FACTS", "hours", "resolutionHours", "PT48H", "HOURS", "<=", "9.5", "1")))
                .isEqualTo("hours in 48 hours of at most 1 hour (has 9.5 hours)");
        assertThat(told(metric("FACTS", "open", "openCases", "lifetime", "COUNT", "<=", "2", "0")))
                .isEqualTo("open of at most 0 (has 2)");
    }

    @Test
    void shouldTellWhatOnlyTimeOrAPersonOrNobodyBrings() {
        assertThat(told(metric("TIME", "returns", "count", "P30D", "COUNT", "<=", "2", "0")))
                .isEqualTo("returns in 30 days of at most 0 (has 2): time brings that, on 31 March 2026, 10:00 UTC");
        assertThat(told(number("TIME", "tenureDays", "DAYS", "12", "730")))
                .isEqualTo("days as a customer of at least 730 (has 12): only time brings that");
        assertThat(told(other("PERSON", "CAP SILVER", "override", MARCH)))
                .isEqualTo("the end of a decision: not above SILVER, until 31 March 2026, 10:00 UTC unless a person"
                        + " releases it");
        assertThat(told(other("PERSON", "PIN SILVER", "override", null)))
                .isEqualTo(
                        "the end of a decision: pinned to SILVER; it has no end of its own, a person must release it");
        assertThat(told(number("PROFILE", "profile.growth", "VALUE", "3", "10")))
                .isEqualTo("growth of the profile of at least 10 (has 3): a change of the profile brings that");
        assertThat(told(metric("NOBODY", "refunds", "count", "lifetime", "COUNT", "<=", "2", "0")))
                .isEqualTo("refunds in all of at most 0 (has 2): nothing can bring that any more");
        assertThat(told(number("POINTS", "score", "POINTS", "69", "70")))
                .isEqualTo(
                        "score of at least 70 points (has 69 points): missing 1 point, which no single number brings");
        assertThat(told(other("CONDITION", "profile.country == \"CN\"", "profile.country", null)))
                .isEqualTo("profile.country == \"CN\" must be false");
    }

    @Test
    void shouldTellWhenNothingIsMissingOrThereIsNoWay() {
        assertThat(told(Language.ENGLISH, new Gap("GOLD", List.of(), true, MARCH)))
                .isEqualTo("Nothing is missing for GOLD: it is entered on 31 March 2026, 10:00 UTC if it stays so.\n");
        assertThat(told(Language.CHINESE, new Gap("GOLD", List.of(), true, MARCH)))
                .isEqualTo("升入 GOLD 的条件已齐备：若保持不变，于 2026年3月31日 10:00 升入。\n");
        assertThat(told(Language.ENGLISH, new Gap("GOLD", List.of(), false, null)))
                .isEqualTo("There is no way into GOLD.\n");
        assertThat(told(Language.ENGLISH, null)).isEmpty();
    }
}
