package io.tierengine.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.policy.Golden;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyExplanationTest {

    @ParameterizedTest
    @CsvSource({
        "retail, en",
        "retail, zh",
        "partners, en",
        "partners, zh",
        "dwell, en",
        "dwell, zh",
        "service, en",
        "service, zh",
        "rfm, en",
        "rfm, zh",
        "rfm-own, en",
        "rfm-own, zh",
        "rfm-percentiles, en",
        "rfm-percentiles, zh",
        "rfm-quarterly, en",
        "rfm-quarterly, zh"
    })
    void shouldExplainEveryRuleInPlainSentences(String name, String language) {
        var policy = Golden.validPolicy(name);

        String explanation =
                PolicyExplanation.of(policy.document(), Language.of(language).orElseThrow());

        assertThat(policy.warnings()).isEmpty();
        Golden.requireSame("policies/" + name + "." + language + ".md", explanation);
    }

    @Test
    void shouldHaveEverySentenceInBothLanguages() {
        String bundle = "io.tierengine.policy.explain.Sentences";

        var english = ResourceBundle.getBundle(bundle, Locale.ROOT).keySet();
        var chinese = ResourceBundle.getBundle(bundle, Locale.SIMPLIFIED_CHINESE);

        assertThat(chinese.getLocale().getLanguage()).isEqualTo("zh");
        assertThat(english).allSatisfy(key -> assertThat(chinese.getString(key)).isNotEmpty());
        assertThat(chinese.keySet()).isEqualTo(english);
    }

    @Test
    void shouldFindALanguageByItsTag() {
        assertThat(Language.of("zh-CN")).contains(Language.CHINESE);
        assertThat(Language.of("en_GB")).contains(Language.ENGLISH);
        assertThat(Language.of("fr")).isEmpty();
    }
}
