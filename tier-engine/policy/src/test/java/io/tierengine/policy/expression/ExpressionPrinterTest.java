package io.tierengine.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.ExpressionPrinter;
import io.tierengine.core.expression.ProfileSlots;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed of a tree compiles to that tree again. */
class ExpressionPrinterTest {

    private static final int CASES = 5_000;
    private static final long SEED = 20_260_701L;

    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/");
    private static final List<String> NUMBERS = List.of(
            "score",
            "dimensions.money",
            "metrics.spend",
            "metrics[\"if\"]",
            "recencyDays",
            "tenureDays",
            "usualGapDays",
            "downgradeInDays",
            "daysToNotice",
            "previous.spend",
            "daysUntil(profile.contractEnd)",
            "7",
            "0.000001",
            "-2.5");
    private static final List<String> TEXTS = List.of(
            "lifecycle",
            "profile.region",
            "profile[\"odd name\"]",
            "\"a \\\"b\\\" \\\\ c\"",
            "\"\\n\\t\u00e9\\u0001\"");

    private final ProfileSlots slots = new ProfileSlots();
    private final List<Metric> metrics = List.of(
            new Metric(
                    "spend",
                    Source.TRANSACTIONS,
                    Set.of(),
                    null,
                    Aggregate.SUM,
                    EventNumber.AMOUNT,
                    new Window.RollingDays(30)),
            new Metric("if", Source.TRANSACTIONS, Set.of(), null, Aggregate.COUNT, null, new Window.Lifetime()));
    private final ExpressionCompiler signals = new ExpressionCompiler(
            CustomerVocabulary.of(metrics.stream().map(Metric::name).toList(), List.of("money"), slots)
                    .with(new EarlierMetrics(metrics), true)
                    .ofSignals());
    private final ExpressionCompiler transactions = new ExpressionCompiler(new EventVocabulary(Source.TRANSACTIONS));

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            metrics.spend>=1e1                          ~ metrics.spend >= 10
            (score > 1 && score < 9) && !(score == 5)   ~ score > 1 && score < 9 && !(score == 5)
            (score > 1 || score < 0) && true            ~ (score > 1 || score < 0) && true
            (score - 1) - (2 - 3) > -(-(4))             ~ score - 1 - (2 - 3) > -(-(4))
            score - -3 < -score * 2                     ~ score - -3 < -score * 2
            (score > 1) == (recencyDays < 2)            ~ (score > 1) == (recencyDays < 2)
            profile.a <= profile["b c"]                 ~ profile.a <= profile["b c"]
            !(profile.a == profile.b)                   ~ !(profile.a == profile.b)
            daysUntil(profile.contractEnd) <= 30        ~ daysUntil(profile.contractEnd) <= 30
            previous.spend > 2 * metrics.spend          ~ previous.spend > 2 * metrics.spend
            (score > 5 ? true : score > 3) ? !true : has(profile.x) ~ (score > 5 ? true : score > 3) ? !true : has(profile.x)
            lifecycle in ["ACTIVE", 'NEW']              ~ lifecycle in ["ACTIVE", "NEW"]
            """)
    void shouldPrintPlainly(String text, String printed) {
        assertThat(ExpressionPrinter.print(compiled(signals, text))).isEqualTo(printed);
        assertThat(compiled(signals, printed)).isEqualTo(compiled(signals, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            event.amount / 2 > 3 && event.channel.startsWith("web")
            "campaign" in event.attributes || event.attributes["odd name"] == event.attributes.plain
            event.type in ["PURCHASE", event.category]
            """)
    void shouldPrintWhatMetricsAskOfAnEvent(String text) {
        Condition tree = compiled(transactions, text);

        assertThat(compiled(transactions, ExpressionPrinter.print(tree))).isEqualTo(tree);
    }

    @Test
    void shouldPrintWhatCompilesToTheSame() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            Condition tree = compiled(signals, condition(new Random(seed), 4));
            String printed = ExpressionPrinter.print(tree);

            assertThat(compiled(signals, printed))
                    .as("seed %d: %s", seed, printed)
                    .isEqualTo(tree);
        }
    }

    private static Condition compiled(ExpressionCompiler compiler, String text) {
        Condition condition = compiler.condition(text, (offset, message, hint) -> {
            throw new AssertionError(text + ": " + message + " at " + offset + "; " + hint);
        });
        return Objects.requireNonNull(condition, text);
    }

    private static String condition(Random random, int depth) {
        int kind = depth == 0 ? 6 + random.nextInt(6) : random.nextInt(12);
        return switch (kind) {
            case 0, 1 -> "(" + condition(random, depth - 1) + ") && (" + condition(random, depth - 1) + ")";
            case 2 -> "(" + condition(random, depth - 1) + ") || (" + condition(random, depth - 1) + ")";
            case 3 -> "!(" + condition(random, depth - 1) + ")";
            case 4 ->
                "(" + condition(random, depth - 1) + ") ? (" + condition(random, depth - 1) + ") : ("
                        + condition(random, depth - 1) + ")";
            case 5 ->
                "(" + condition(random, depth - 1) + ") " + (random.nextBoolean() ? "==" : "!=") + " ("
                        + condition(random, depth - 1) + ")";
            case 6 -> "has(" + pick(random, List.of("profile.a", "metrics.spend", "recencyDays", "lifecycle")) + ")";
            case 7 -> pick(random, TEXTS) + " " + pick(random, COMPARISONS) + " \"x\"";
            case 8 -> pick(random, TEXTS) + "." + pick(random, List.of("startsWith", "contains")) + "(\"x\")";
            case 9 -> number(random, depth) + " in [" + number(random, 0) + ", " + number(random, depth) + "]";
            case 10 -> "profile.a " + pick(random, COMPARISONS) + " profile[\"b c\"]";
            default -> number(random, depth) + " " + pick(random, COMPARISONS) + " " + number(random, depth);
        };
    }

    private static String number(Random random, int depth) {
        int kind = depth == 0 ? 3 : random.nextInt(6);
        return switch (kind) {
            case 0, 1 ->
                "((" + number(random, depth - 1) + ") " + pick(random, OPERATORS) + " (" + number(random, depth - 1)
                        + "))";
            case 2 -> "(-(" + number(random, depth - 1) + "))";
            case 4 ->
                "((" + condition(random, depth - 1) + ") ? " + number(random, depth - 1) + " : "
                        + number(random, depth - 1) + ")";
            default -> pick(random, NUMBERS);
        };
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
