package io.tierengine.streams.policy;

import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.topic.PolicyKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The policies that were published, as every instance holds them whole: a global table of the policies' topic, keyed by
 * {@code name/version}, values as they are on the topic. Compiled versions are shared by all tasks of the instance.
 */
public final class PublishedPolicies {

    private final Deserializer<TierPolicyVersion> values;
    private final String topic;
    private final Map<PolicyKey, PolicyInForce> compiled = new ConcurrentHashMap<>();

    public PublishedPolicies(String topic, Deserializer<TierPolicyVersion> values) {
        this.topic = topic;
        this.values = values;
    }

    /**
     * The version that a task without one begins with: of those in effect at an instant the highest, otherwise the one that
     * takes effect first.
     *
     * @param program its name; empty if there is only one
     * @throws PolicyUnusableException if there is none, or there are several to choose from
     */
    public PolicyInForce first(ReadOnlyKeyValueStore<Bytes, byte[]> store, String program, long nowMillis) {
        List<TierPolicyVersion> versions = versionsOf(store, program);
        Optional<TierPolicyVersion> inEffect = versions.stream()
                .filter(version -> version.getEffectiveFrom().toEpochMilli() <= nowMillis)
                .max(Comparator.comparingInt(TierPolicyVersion::getVersion));
        TierPolicyVersion chosen = inEffect.orElseGet(() -> versions.stream()
                .min(Comparator.comparing(TierPolicyVersion::getEffectiveFrom))
                .orElseThrow(() -> nothingPublished(program)));
        return compile(chosen.getName(), chosen.getVersion(), chosen.getDocument());
    }

    /** A published version; empty if this instance hasn't got it, or not yet. */
    public Optional<PolicyInForce> find(ReadOnlyKeyValueStore<Bytes, byte[]> store, PolicyKey key) {
        byte[] value = store.get(Bytes.wrap(key.text().getBytes(StandardCharsets.UTF_8)));
        return Optional.ofNullable(value)
                .map(bytes -> values.deserialize(topic, bytes))
                .map(version -> compile(version.getName(), version.getVersion(), version.getDocument()));
    }

    /** Compiles a version, once for the instance. */
    public PolicyInForce compile(String name, int version, String document) {
        PolicyKey key = new PolicyKey(name, version);
        PolicyInForce known = compiled.get(key);
        if (known != null && known.document().equals(document)) {
            return known;
        }
        PolicyInForce fresh = PolicyInForce.compile(name, version, document);
        compiled.put(key, fresh);
        return fresh;
    }

    private List<TierPolicyVersion> versionsOf(ReadOnlyKeyValueStore<Bytes, byte[]> store, String program) {
        List<TierPolicyVersion> versions = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                PolicyKey key = PolicyKey.parse(new String(entry.key.get(), StandardCharsets.UTF_8));
                if (program.isEmpty() || key.name().equals(program)) {
                    versions.add(values.deserialize(topic, entry.value));
                }
            }
        }
        List<String> names = versions.stream()
                .map(TierPolicyVersion::getName)
                .distinct()
                .sorted()
                .toList();
        if (names.size() > 1) {
            throw new PolicyUnusableException("topic " + topic + " holds the policies " + names
                    + "; say which one this engine applies (setting program)");
        }
        return versions;
    }

    private PolicyUnusableException nothingPublished(String program) {
        return new PolicyUnusableException("no policy " + (program.isEmpty() ? "" : "'" + program + "' ") + "in topic "
                + topic + "; publish one (start the engine with a policy file)");
    }
}
