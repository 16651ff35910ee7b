package io.tierengine.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.ProfileSlots;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.metric.Source;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {

    private final ProfileSlots profile = new ProfileSlots();
    private final ExpressionCompiler customer = new ExpressionCompiler(
            CustomerVocabulary.of(List.of("spend", "orders", "basket"), List.of("money", "rhythm"), profile));
    private final ExpressionCompiler transaction = new ExpressionCompiler(new EventVocabulary(Source.TRANSACTIONS));
    private final ExpressionCompiler interaction = new ExpressionCompiler(new EventVocabulary(Source.INTERACTIONS));
    private final List<String> told = new ArrayList<>();

    /** score 60, dimensions 40 and 80, spend 120.5, orders 3, no basket, recency 10, no tenure; two attributes. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            score >= 60                                          ~ true
            score > 60.0                                         ~ false
            metrics.orders == 3.0 && metrics.orders >= 3         ~ true
            metrics.spend / metrics.orders > 40.166666           ~ true
            metrics.spend / metrics.orders == 40.166667          ~ true
            metrics.spend / 0 > 1 || metrics.spend / 0 <= 1      ~ false
            metrics.basket != 5                                  ~ false
            !(metrics.basket != 5)                               ~ true
            metrics.basket + 1 == metrics.basket + 1             ~ false
            has(metrics.basket) || has(tenureDays)               ~ false
            has(recencyDays) && recencyDays <= 10                ~ true
            -recencyDays == -10 && - 10.5 < -recencyDays         ~ true
            --recencyDays == 10                                  ~ true
            2 + 3 * 4 - 1 == 13 && (2 + 3) * 4 == 20             ~ true
            dimensions.money + dimensions["rhythm"] == 120       ~ true
            dimensions.money < dimensions.rhythm ? true : false  ~ true
            (score > 50 ? metrics.spend : 0) == 120.5            ~ true
            metrics.orders in [1, 2, 3.000000]                   ~ true
            metrics.orders in [recencyDays, 4]                   ~ false
            !(metrics.basket in [1])                             ~ true
            profile.region == "EU"                               ~ true
            profile.region >= "EA" && "EV" > profile.region      ~ true
            profile.region in ["US", "EU"]                       ~ true
            profile.growth >= 7.5                                ~ true
            profile.growth == "7.5"                              ~ false
            profile.region > 5                                   ~ false
            profile.growth == profile.growth                     ~ true
            profile.region == profile.region                     ~ true
            profile.region != profile.growth                     ~ false
            has(profile.region) && has(profile.growth)           ~ true
            has(profile.missing)                                 ~ false
            profile.region.startsWith("E")                       ~ true
            profile.region.endsWith("E")                         ~ false
            profile.region.contains('U')                         ~ true
            !profile.missing.contains("x")                       ~ true
            (score > 5) == (metrics.orders > 5)                  ~ false
            (score > 5) != (metrics.orders > 5)                  ~ true
            true || false && false                               ~ true
            """)
    void shouldDecideAsTheSemanticsSay(String text, boolean expected) {
        Condition condition = customer.condition(text, this::tell);

        assertThat(told).isEmpty();
        assertThat(condition).isNotNull();
        assertThat(condition != null && condition.holds(new FixedScope(profile.names())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            event.channel == "web"                                          ~ true
            event.channel in ["store"] || event.amount < -5                 ~ false
            event.amount >= 12.5 && event.margin < 1                        ~ false
            has(event.margin)                                               ~ false
            event.attributes.campaign == event.attributes["campaign"]       ~ true
            "campaign" in event.attributes && !("other" in event.attributes) ~ true
            event.attributes["campaign"].startsWith("spring")               ~ true
            event.type == "PURCHASE" && event.category != "x"               ~ false
            """)
    void shouldSeeTheFieldsOfOneTransaction(String text, boolean expected) {
        Condition condition = transaction.condition(text, this::tell);

        assertThat(told).isEmpty();
        assertThat(condition != null && condition.holds(new FixedScope(List.of())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            score >= "75"                        ~ 0: `score >= "75"` compares a number with a text; leave out the quotes around 75
            1 + (score * ("a" == "b" ? 1 : 2)    ~ 33: the expression ends too early; `)` is missing; complete it
            1 < 2 < 3                            ~ 0: `1 < 2 < 3` compares a condition with a number
            score > 5 && (metrics.spnd - 1) > 0  ~ 22: unknown metric `spnd`; did you mean `spend`?
            metrics.spend + profile              ~ 16: `profile` isn't a variable; write `profile.<attribute>`
            score                                ~ 0: `score` is a number, where a condition is wanted; compare it, as in `score >= 50`
            profile.vip && true                  ~ 0: `profile.vip` is an attribute of the profile, where a condition is wanted; compare it, as in `profile.vip == "true"`
            score + "x" > 3                      ~ 8: `"x"` is a text, where a number is wanted
            (score > 3 ? "a" : "b") == "a"       ~ 1: `score > 3 ? "a" : "b"` chooses between texts; choose between conditions or numbers
            score in []                          ~ 0: `score in []` looks into an empty list; name what it may be
            score in [1, "2"]                    ~ 0: `score in [1, "2"]` looks for a number among values of another type
            score in metrics.spend               ~ 0: `score in metrics.spend` looks into a number; write a list, as in `in ["a", "b"]`
            metrics.all(m, m > 1)                ~ 0: `metrics.all(m, m > 1)` loops over a list, which a policy can't; use metrics to count or add up
            has(score > 3)                       ~ 0: `has(score > 3)` takes one variable; write it as in `has(profile.region)`
            {"a": 1} == {}                       ~ 0: `{"a": 1}` can't be used in a policy
            event.channel == "web"               ~ 0: unknown variable `event`; only a metric's `where` looks at events
            score.x > 1                          ~ 0: `score` is a number and has no parts
            profile.customerSince > 3            ~ 8: `profile.customerSince` is a date, which no condition reads; use `tenureDays`
            starsWith(profile.name)              ~ 0: `starsWith(profile.name)` calls `starsWith`, which isn't a function here; did you mean `startsWith`?
            """)
    void shouldSayWhatIsWrongAndWhere(String text, String expected) {
        Condition condition = customer.condition(text, this::tell);

        assertThat(condition).isNull();
        assertThat(told.getFirst()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            event.amount > 3  ~ 6: interactions have no field `amount`; there are `type`, `caseId`, `value`, `attributes`
            score > 3         ~ 0: unknown variable `score`; a `where` sees its event only, as in `event.channel`
            value > 3         ~ 0: unknown variable `value`; write `event.value`
            event.type.x == 1 ~ 11: `event.type` has no parts
            """)
    void shouldKeepAWhereToTheFieldsOfItsEvents(String text, String expected) {
        assertThat(interaction.condition(text, this::tell)).isNull();
        assertThat(told).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.000001, 1", "-0.5, -500000", "1e3, 1000000000", ".25, 250000", "-9000000000000, -9000000000000000000"
    })
    void shouldTakeNumbersExactlyAsWritten(String text, long micros) {
        NumberExpression number = customer.number(text, this::tell);

        assertThat(told).isEmpty();
        assertThat(number).isEqualTo(new NumberExpression.Literal(micros));
    }

    private void tell(int offset, String message, @Nullable String hint) {
        told.add(offset + ": " + message + (hint == null ? "" : "; " + hint));
    }

    /** One customer and one event with fixed values. */
    private static final class FixedScope implements Scope {

        private static final Map<String, String> TEXTS = Map.of("region", "EU");
        private static final Map<String, String> NUMBERS = Map.of("growth", "7.5");
        private static final Map<EventText, String> EVENT =
                Map.of(EventText.TYPE, "PURCHASE", EventText.CHANNEL, "web");

        private final List<String> attributes;

        FixedScope(List<String> attributes) {
            this.attributes = attributes;
        }

        private static long micros(String number) {
            return Decimals.unscaled(new BigDecimal(number), Decimals.PLACES);
        }

        @Override
        public long metric(int index) {
            return switch (index) {
                case 0 -> micros("120.5");
                case 1 -> micros("3");
                default -> Decimals.ABSENT;
            };
        }

        @Override
        public long score() {
            return micros("60");
        }

        @Override
        public long dimension(int index) {
            return micros(index == 0 ? "40" : "80");
        }

        @Override
        public long recencyDays() {
            return micros("10");
        }

        @Override
        public long tenureDays() {
            return Decimals.ABSENT;
        }

        @Override
        public long profileNumber(int slot) {
            String number = NUMBERS.get(attributes.get(slot));
            return number == null ? Decimals.ABSENT : micros(number);
        }

        @Override
        public @Nullable String profileText(int slot) {
            return TEXTS.get(attributes.get(slot));
        }

        @Override
        public long eventNumber(EventNumber field) {
            return field == EventNumber.AMOUNT ? micros("12.5") : Decimals.ABSENT;
        }

        @Override
        public @Nullable String eventText(EventText field) {
            return EVENT.get(field);
        }

        @Override
        public @Nullable String eventAttribute(String name) {
            return new HashMap<>(Map.of("campaign", "spring sale")).get(name);
        }
    }
}
