package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tierengine.policy.problem.Kind;
import io.tierengine.policy.problem.Problem;
import io.tierengine.policy.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Holds the JSON Schema against the reader: what the schema refuses the reader refuses too, and what the reader calls an
 * error of structure the schema refuses too. Both judge every policy that one small change makes of a good one.
 */
class PolicySchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicySchema.json(), InputFormat.JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {"retail", "partners", "dwell", "service", "rfm", "rfm-own", "rfm-percentiles", "rfm-quarterly"})
    void shouldTakeWhatTheReaderTakes(String name) {
        String yaml = Golden.text(Path.of("src/test/resources/policies/" + name + ".yaml"));

        assertThat(refusals(yaml)).isEmpty();
    }

    @Test
    void shouldAgreeWithTheReaderOnWrongPolicies() {
        for (Path file : Golden.yamlFiles("wrong-policies")) {
            PolicyReading reading = PolicyReader.read(file.toString(), Golden.text(file));
            if (reading.problems().stream().noneMatch(problem -> problem.kind() == Kind.SYNTAX)) {
                requireAgreement(file.toString(), Golden.text(file), reading);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"retail", "partners", "dwell", "service", "rfm", "rfm-own", "rfm-percentiles", "rfm-quarterly"})
    void shouldAgreeWithTheReaderAfterEveryOneChange(String name) {
        String yaml = Golden.text(Path.of("src/test/resources/policies/" + name + ".yaml"));

        List<String> mutants = new Mutants(yaml).all();

        int refused = 0;
        for (String mutant : mutants) {
            PolicyReading reading = PolicyReader.read(name, mutant);
            requireAgreement(name, mutant, reading);
            refused += reading instanceof PolicyReading.Invalid ? 1 : 0;
        }
        assertThat(mutants.size()).isGreaterThan(150);
        assertThat(refused).isGreaterThan(mutants.size() / 2);
    }

    @Test
    void shouldDescribeEveryKey() {
        Object schema = new Load(LoadSettings.builder().build()).loadFromString(PolicySchema.json());

        List<String> silent = new ArrayList<>();
        collectUndescribed(schema, "", silent);

        assertThat(silent).isEmpty();
    }

    private static void collectUndescribed(Object node, String path, List<String> silent) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collectUndescribed(item, path + "[]", silent));
        } else if (node instanceof Map<?, ?> map) {
            boolean inConditional = path.contains("allOf");
            if (map.get("properties") instanceof Map<?, ?> properties && !inConditional) {
                properties.forEach((key, value) -> {
                    if (!(value instanceof Map<?, ?> property) || !property.containsKey("description")) {
                        silent.add(path + "." + key);
                    }
                });
            }
            map.forEach((key, value) -> collectUndescribed(value, path + "." + key, silent));
        }
    }

    private static void requireAgreement(String name, String yaml, PolicyReading reading) {
        List<String> refusals = refusals(yaml);
        List<Problem> structure = reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR && problem.kind() == Kind.STRUCTURE)
                .toList();
        if (!refusals.isEmpty()) {
            assertThat(reading)
                    .as("the schema alone refuses %s: %s%n%s", name, refusals, yaml)
                    .isInstanceOf(PolicyReading.Invalid.class);
        }
        if (!structure.isEmpty()) {
            assertThat(refusals)
                    .as("the reader alone refuses %s: %s%n%s", name, structure, yaml)
                    .isNotEmpty();
        }
    }

    private static List<String> refusals(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    /** Policies that differ from a good one by one key or value. */
    private static final class Mutants {

        private static final List<Object> VALUES = List.of(
                "x",
                "",
                "true",
                "P1M",
                "P0D",
                0,
                -1,
                1.5,
                33,
                2_000_000,
                true,
                List.of(),
                Map.of(),
                List.of("x"),
                "in");

        /** The next of the values at each key, so that over all keys every value is met with many. */
        private static final int VALUES_PER_KEY = 4;

        private final String yaml;
        private int next;
        private final List<String> mutants = new ArrayList<>();

        Mutants(String yaml) {
            this.yaml = yaml;
        }

        List<String> all() {
            Object root = load();
            mutate(root, root);
            return mutants;
        }

        private Object load() {
            return new Load(LoadSettings.builder().build()).loadFromString(yaml);
        }

        @SuppressWarnings("unchecked")
        private void mutate(Object node, Object root) {
            if (node instanceof Map<?, ?> anyMap) {
                Map<String, Object> map = (Map<String, Object>) anyMap;
                for (String key : List.copyOf(map.keySet())) {
                    var before = new LinkedHashMap<>(map);
                    map.remove(key);
                    add(root);
                    map.put(key + "x", before.get(key));
                    add(root);
                    restore(map, before);
                    replaceEach(map, key, root);
                    restore(map, before);
                }
                map.values().forEach(value -> mutate(value, root));
            } else if (node instanceof List<?> anyList) {
                List<Object> list = (List<Object>) anyList;
                for (int i = 0; i < list.size(); i++) {
                    Object item = list.remove(i);
                    add(root);
                    list.add(i, "x");
                    add(root);
                    list.set(i, item);
                }
                list.forEach(item -> mutate(item, root));
            }
        }

        private void replaceEach(Map<String, Object> map, String key, Object root) {
            for (int i = 0; i < VALUES_PER_KEY; i++) {
                map.put(key, VALUES.get(next++ % VALUES.size()));
                add(root);
            }
        }

        private static void restore(Map<String, Object> map, Map<String, Object> before) {
            map.clear();
            map.putAll(before);
        }

        private void add(Object root) {
            mutants.add(new Dump(DumpSettings.builder().build()).dumpToString(root));
        }
    }
}
