package io.tierengine.policy;

import io.tierengine.core.expression.ProfileSlots;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Dimension;
import io.tierengine.policy.check.Contradictions;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.EarlierMetrics;
import io.tierengine.policy.expression.RfmNames;
import io.tierengine.policy.problem.Problems;
import io.tierengine.policy.yaml.YamlFile;
import io.tierengine.policy.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a policy from YAML with CEL conditions, and compiles it. */
public final class PolicyReader {

    private static final String API_VERSION = "tierengine.io/v1";
    private static final String KIND = "TierPolicy";
    private static final List<String> KEYS = List.of("apiVersion", "kind", "metadata", "spec");
    private static final List<String> SPEC = List.of(
            "timezone",
            "currency",
            "refunds",
            "deduplication",
            "metrics",
            "score",
            "lifecycle",
            "rfm",
            "tiers",
            "guards",
            "transitions",
            "overrides",
            "risk");

    private final Problems problems;
    private final Notes notes;

    private PolicyReader(Problems problems) {
        this.problems = problems;
        this.notes = new Notes(problems);
    }

    /**
     * Reads one policy. Never throws for what a text says: everything that is wrong with it is told at once.
     *
     * @param fileName for messages
     * @param yaml the text of the file
     */
    public static PolicyReading read(String fileName, String yaml) {
        var problems = new Problems(fileName, yaml);
        YamlValue root = YamlFile.read(yaml, problems);
        PolicyDocument document = root == null ? null : new PolicyReader(problems).document(fileName, root);
        if (document == null || problems.hasErrors()) {
            return new PolicyReading.Invalid(problems.all());
        }
        Contradictions.check(document, problems);
        return new PolicyReading.Valid(document, problems.all());
    }

    private @Nullable PolicyDocument document(String fileName, YamlValue root) {
        Keys keys = Keys.of(root, notes, KEYS);
        if (keys == null) {
            return null;
        }
        notes.places(root);
        keys.required("apiVersion", "write `apiVersion: " + API_VERSION + "`");
        keys.choice("apiVersion", Map.of(API_VERSION, true));
        keys.required("kind", "write `kind: " + KIND + "`");
        keys.choice("kind", Map.of(KIND, true));
        Header header = Header.read(keys, notes);
        Keys spec = keys.required("spec", "the rules go under it", SPEC);
        if (spec == null) {
            return null;
        }
        Settings settings = Settings.read(spec, notes);
        var metricsReader = new MetricsReader(spec, notes);
        var scoreReader = new ScoreReader(spec, notes);
        var profile = new ProfileSlots();
        List<Metric> metrics = metricsReader.read();
        var earlier = new EarlierMetrics(metrics);
        var names = CustomerVocabulary.of(metricsReader.names(), scoreReader.names(), profile)
                .with(earlier, spec.has("lifecycle"));
        var rfm = new RfmReader(spec, notes).read(names, earlier, settings.zone());
        var vocabulary = spec.has("rfm") ? names.with(new RfmNames(rfm)) : names;
        List<Dimension> dimensions = scoreReader.read(vocabulary.beforeScore());
        var tiers = new TiersReader(spec, notes, vocabulary).read();
        var transitions = TransitionsReader.read(spec, notes);
        var watchReader = new WatchReader(spec, notes);
        var lifecycle = watchReader.lifecycle();
        var risk = watchReader.risk(vocabulary, spec.list("tiers", 1, Limits.MAX_TIERS));
        if (problems.hasErrors()) {
            return null;
        }
        var policy = new Policy(
                header.name(),
                header.version(),
                settings.zone(),
                settings.currency(),
                settings.refunds(),
                settings.deduplication(),
                profile.names(),
                earlier.all(),
                dimensions,
                tiers.tiers(),
                tiers.guards(),
                transitions,
                lifecycle,
                rfm,
                risk,
                profile.criteria());
        return new PolicyDocument(
                policy,
                fileName,
                header.description(),
                header.labels(),
                tiers.names(),
                notes.expressions(),
                notes.places());
    }
}
