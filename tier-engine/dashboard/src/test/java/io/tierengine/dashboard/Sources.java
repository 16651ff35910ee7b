package io.tierengine.dashboard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dashboard's own files, as tests read them. */
final class Sources {

    static final Path ROOT = Path.of("src/main/resources/dashboard").toAbsolutePath();
    private static final Pattern CATALOGUE = Pattern.compile("export default (\\{.*});\\s*$", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sources() {}

    /** Text by path below the dashboard's folder. */
    static Map<String, String> files(Predicate<String> wanted) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            for (Path file : found) {
                String name = ROOT.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    texts.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** All scripts but those of languages, one after the other. */
    static String scripts() {
        return String.join(
                "\n",
                files(name -> name.endsWith(".js") && !name.startsWith("js/i18n/"))
                        .values());
    }

    /** The words of a catalogue, which is a script of nothing but JSON. */
    static Map<String, String> catalogue(String name) {
        String script =
                files(("js/i18n/" + name + ".js")::equals).values().iterator().next();
        var json = CATALOGUE.matcher(script);
        if (!json.find()) {
            throw new AssertionError(name + " isn't a catalogue: no object of JSON after \"export default\"");
        }
        try {
            return JSON.readValue(json.group(1), new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError(name + " isn't JSON", e);
        }
    }

    /** What the first group of a pattern finds in a text. */
    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
