package io.tierengine.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression.Operator;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions, above all those on values that aren't there (semantics §2). */
class ConditionTest {

    private static final NumberExpression ABSENT_NUMBER = new NumberExpression.ProfileNumber(0, "growth");
    private static final TextExpression ABSENT_TEXT = new TextExpression.ProfileText(0, "region");
    private static final TextExpression WEB = new TextExpression.EventField(EventText.CHANNEL);

    @ParameterizedTest(name = "4 {0} 5 is {1}, 5 {0} 5 is {2}, 6 {0} 5 is {3}")
    @CsvSource({
        "EQUAL, false, true, false",
        "NOT_EQUAL, true, false, true",
        "LESS, true, false, false",
        "LESS_OR_EQUAL, true, true, false",
        "GREATER, false, false, true",
        "GREATER_OR_EQUAL, false, true, true",
    })
    void shouldCompareNumbers(Comparison comparison, boolean four, boolean five, boolean six) {
        assertThat(holds(compare(comparison, number(4), number(5)))).isEqualTo(four);
        assertThat(holds(compare(comparison, number(5), number(5)))).isEqualTo(five);
        assertThat(holds(compare(comparison, number(6), number(5)))).isEqualTo(six);
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void shouldNotHoldWhenAComparedValueIsAbsentAndItsNegationShould(Comparison comparison) {
        List<Condition> comparisons = List.of(
                compare(comparison, ABSENT_NUMBER, number(5)),
                compare(comparison, number(5), ABSENT_NUMBER),
                compare(comparison, ABSENT_NUMBER, ABSENT_NUMBER),
                new Condition.TextComparison(comparison, ABSENT_TEXT, WEB),
                new Condition.TextComparison(comparison, ABSENT_TEXT, ABSENT_TEXT));

        assertThat(comparisons).noneMatch(ConditionTest::holds);
        assertThat(comparisons).allMatch(condition -> holds(new Condition.Not(condition)));
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void shouldStayAbsentWhenArithmeticMeetsAnAbsentValue(Operator operator) {
        NumberExpression sum = new NumberExpression.Arithmetic(operator, number(1), ABSENT_NUMBER);

        assertThat(sum.value(new Somebody())).isEqualTo(Decimals.ABSENT);
        assertThat(holds(compare(Comparison.NOT_EQUAL, sum, number(1)))).isFalse();
        assertThat(holds(new Condition.NumberPresent(sum))).isFalse();
    }

    @Test
    void shouldBeAbsentWhenDividedByZero() {
        NumberExpression share = new NumberExpression.Arithmetic(Operator.DIVIDE, number(1), number(0));

        assertThat(holds(compare(Comparison.GREATER_OR_EQUAL, share, number(0))))
                .isFalse();
        assertThat(holds(new Condition.Not(compare(Comparison.GREATER_OR_EQUAL, share, number(0)))))
                .isTrue();
    }

    @Test
    void shouldFindNoMemberWhenTheValueOrTheCandidateIsAbsent() {
        assertThat(holds(new Condition.NumberIn(number(5), List.of(ABSENT_NUMBER, number(5)))))
                .isTrue();
        assertThat(holds(new Condition.NumberIn(number(5), List.of(ABSENT_NUMBER))))
                .isFalse();
        assertThat(holds(new Condition.NumberIn(ABSENT_NUMBER, List.of(ABSENT_NUMBER))))
                .isFalse();
        assertThat(holds(new Condition.TextIn(WEB, List.of(ABSENT_TEXT, text("web")))))
                .isTrue();
        assertThat(holds(new Condition.TextIn(ABSENT_TEXT, List.of(ABSENT_TEXT))))
                .isFalse();
    }

    @ParameterizedTest(name = "\"web\" {0} \"{1}\" is {2}")
    @CsvSource({
        "STARTS_WITH, we, true",
        "STARTS_WITH, eb, false",
        "ENDS_WITH, eb, true",
        "ENDS_WITH, we, false",
        "CONTAINS, e, true",
        "CONTAINS, x, false",
    })
    void shouldLookIntoATextAndFindNothingInAnAbsentOne(
            Condition.TextOperation operation, String part, boolean expected) {
        assertThat(holds(new Condition.TextTest(operation, WEB, text(part)))).isEqualTo(expected);
        assertThat(holds(new Condition.TextTest(operation, ABSENT_TEXT, text(part))))
                .isFalse();
        assertThat(holds(new Condition.TextTest(operation, WEB, ABSENT_TEXT))).isFalse();
    }

    @Test
    void shouldTellWhetherAnAttributeIsThereWhateverItsType() {
        assertThat(holds(new Condition.ProfilePresent(0, "growth"))).isFalse();
        assertThat(holds(new Condition.ProfilePresent(1, "size"))).isTrue();
        assertThat(holds(new Condition.ProfilePresent(2, "region"))).isTrue();
    }

    @Test
    void shouldChooseByConditionAndTakeAnAbsentComparisonForFalse() {
        Condition unknown = compare(Comparison.GREATER, ABSENT_NUMBER, number(0));

        assertThat(new NumberExpression.Choice(unknown, number(1), number(2)).value(new Somebody()))
                .isEqualTo(2 * Decimals.ONE);
        assertThat(holds(new Condition.Choice(unknown, new Condition.Always(true), new Condition.Always(false))))
                .isFalse();
        assertThat(holds(new Condition.Same(true, unknown, new Condition.Always(false))))
                .isTrue();
        assertThat(holds(new Condition.Same(false, unknown, new Condition.Always(false))))
                .isFalse();
    }

    private static boolean holds(Condition condition) {
        return condition.holds(new Somebody());
    }

    private static Condition compare(Comparison comparison, NumberExpression left, NumberExpression right) {
        return new Condition.NumberComparison(comparison, left, right);
    }

    private static NumberExpression number(long whole) {
        return new NumberExpression.Literal(Decimals.ofWhole(whole));
    }

    private static TextExpression text(String text) {
        return new TextExpression.Literal(text);
    }

    /** Somebody with a number in slot 1, a text in slot 2 and the channel "web", and nothing else. */
    private static final class Somebody implements Scope {
        @Override
        public long metric(int index) {
            return Decimals.ABSENT;
        }

        @Override
        public long score() {
            return Decimals.ABSENT;
        }

        @Override
        public long dimension(int index) {
            return Decimals.ABSENT;
        }

        @Override
        public long recencyDays() {
            return Decimals.ABSENT;
        }

        @Override
        public long tenureDays() {
            return Decimals.ABSENT;
        }

        @Override
        public long profileNumber(int slot) {
            return slot == 1 ? 0 : Decimals.ABSENT;
        }

        @Override
        public @Nullable String profileText(int slot) {
            return slot == 2 ? "" : null;
        }

        @Override
        public long eventNumber(EventNumber field) {
            return Decimals.ABSENT;
        }

        @Override
        public @Nullable String eventText(EventText field) {
            return field == EventText.CHANNEL ? "web" : null;
        }

        @Override
        public @Nullable String eventAttribute(String name) {
            return null;
        }
    }
}
