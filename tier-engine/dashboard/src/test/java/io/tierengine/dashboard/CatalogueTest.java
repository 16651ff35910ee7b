package io.tierengine.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the dashboard in both languages. */
class CatalogueTest {

    private static final Path SENTENCES = Path.of("../cli/src/main/resources/io/tierengine/cli/explain");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    /** What stands in a call for a key, as far as the comma or bracket that ends it. */
    private static final Pattern SAID = Pattern.compile("\\bt\\(((?:[^,()]|\\([^()]*\\))*)");

    private static final Pattern COUNTED = Pattern.compile("\\btn\\('([^']+)'");
    private static final Pattern CHOSEN = Pattern.compile("\\bchoice\\('([^']+)'");
    private static final Pattern TEXT = Pattern.compile("'([^']+)'");

    @ParameterizedTest
    @CsvSource({"en, zh", "explain.en, explain.zh"})
    void shouldHaveTheSameKeysAndPlacesInBothLanguages(String one, String other) {
        Map<String, String> english = Sources.catalogue(one);
        Map<String, String> chinese = Sources.catalogue(other);

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese).allSatisfy((_, words) -> assertThat(words).isNotBlank());
    }

    @Test
    void shouldFillInTheSameInBothLanguages() {
        Map<String, String> english = Sources.catalogue("en");
        Map<String, String> chinese = Sources.catalogue("zh");

        assertThat(english)
                .allSatisfy((key, words) -> assertThat(places(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(places(words)));
    }

    @Test
    void shouldHaveEveryKeyThatIsUsed() {
        Set<String> keys = keys();
        String scripts = Sources.scripts();

        assertThat(said(scripts)).isNotEmpty().isSubsetOf(keys);
        assertThat(Sources.all(COUNTED, scripts))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys).contains(key + ".one", key + ".many"));
        assertThat(Sources.all(CHOSEN, scripts))
                .isNotEmpty()
                .allSatisfy(prefix -> assertThat(keys).anyMatch(key -> key.startsWith(prefix + ".")));
    }

    @Test
    void shouldUseEveryKeyOfItsOwn() {
        String scripts = Sources.scripts();
        Set<String> used = new HashSet<>(said(scripts));
        Sources.all(COUNTED, scripts).forEach(key -> used.addAll(Set.of(key + ".one", key + ".many")));
        List<String> prefixes = Sources.all(CHOSEN, scripts);

        assertThat(Sources.catalogue("en").keySet())
                .filteredOn(key -> prefixes.stream().noneMatch(prefix -> key.startsWith(prefix + ".")))
                .isSubsetOf(used);
    }

    @ParameterizedTest
    @CsvSource({"explain.en, Sentences.properties", "explain.zh, Sentences_zh.properties"})
    void shouldExplainInTheWordsOfTheCommand(String catalogue, String file) throws IOException {
        var sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(SENTENCES.resolve(file))) {
            sentences.load(reader);
        }
        Map<String, String> said = new HashMap<>();
        sentences
                .stringPropertyNames()
                .forEach(key -> said.put(key, sentences.getProperty(key).replace("''", "'")));

        assertThat(said).containsAllEntriesOf(Sources.catalogue(catalogue));
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(Sources.catalogue("en").keySet());
        keys.addAll(Sources.catalogue("explain.en").keySet());
        return keys;
    }

    private static Set<String> said(String scripts) {
        Set<String> keys = new HashSet<>();
        Sources.all(SAID, scripts).forEach(argument -> keys.addAll(Sources.all(TEXT, afterQuestion(argument))));
        return keys;
    }

    /** Of a choice between two keys, the keys. */
    private static String afterQuestion(String argument) {
        return argument.substring(argument.indexOf('?') + 1);
    }

    private static Set<String> places(String words) {
        return Set.copyOf(Sources.all(PLACE, words));
    }
}
