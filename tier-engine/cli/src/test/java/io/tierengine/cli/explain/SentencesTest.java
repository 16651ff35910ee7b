package io.tierengine.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AlertKind;
import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.ConditionKind;
import io.tierengine.contract.LifecycleStage;
import io.tierengine.contract.RiskLevel;
import io.tierengine.contract.ValidOverrideKind;
import io.tierengine.core.expression.Condition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(Words.BUNDLE, Locale.ROOT);
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle(Words.BUNDLE, Locale.SIMPLIFIED_CHINESE);
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    /** What no engine says, and what is told by its sides. */
    private static final Set<String> NEVER_TOLD = Set.of("UNKNOWN", "COMPARISON");

    @Test
    void shouldHaveEverySentenceInBothLanguages() {
        assertThat(CHINESE.getLocale().getLanguage()).isEqualTo("zh");
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(ENGLISH.keySet())
                .allSatisfy(key -> assertThat(CHINESE.getString(key)).isNotEmpty());
    }

    @Test
    void shouldTellTheSameInBothLanguages() {
        Set<String> differ = Set.of("asOf", "instant.zoned");

        assertThat(ENGLISH.keySet())
                .filteredOn(key -> !differ.contains(key))
                .allSatisfy(key -> assertThat(arguments(CHINESE.getString(key)))
                        .as(key)
                        .isEqualTo(arguments(ENGLISH.getString(key))));
    }

    private static Set<String> arguments(String sentence) {
        return Set.copyOf(ARGUMENT.matcher(sentence)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList());
    }

    @Test
    void shouldHaveAWordForEveryChoiceOfTheContract() {
        Map<String, Enum<?>[]> choices = Map.of(
                "alert", AlertKind.values(),
                "cause", ChangeCause.values(),
                "direction", ChangeDirection.values(),
                "group", ConditionKind.values(),
                "stage", LifecycleStage.values(),
                "level", RiskLevel.values(),
                "override", ValidOverrideKind.values(),
                "decision", ValidOverrideKind.values());

        choices.forEach((key, values) -> assertThat(Arrays.stream(values).map(Enum::name))
                .filteredOn(name -> !NEVER_TOLD.contains(name))
                .allSatisfy(name -> assertThat(ENGLISH.containsKey(key + "." + name))
                        .as(name)
                        .isTrue()));
    }

    @Test
    void shouldHaveAWordForEveryComparison() {
        assertThat(Condition.Comparison.values())
                .allSatisfy(comparison -> assertThat(ENGLISH.containsKey("compare." + comparison.symbol()))
                        .as(comparison.symbol())
                        .isTrue());
    }
}
