package io.tierengine.streams.registry;

import io.tierengine.streams.registry.RegistrySettings.MissingIds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/**
 * Keeps what can't change: the schema of an id, and the id of a schema in a subject. Both are as many as schemas in use. Unknown ids
 * are kept for a short time and up to a number, the oldest goes first. All else is asked anew.
 */
final class CachedSchemaRegistry implements SchemaRegistry {

    private final SchemaRegistry registry;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> registered = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, RegisteredSchema> found = new ConcurrentHashMap<>();

    private final LongSupplier nanoTime;
    private final MissingIds limits;
    private final Map<Integer, Long> missing = new LinkedHashMap<>();

    CachedSchemaRegistry(SchemaRegistry registry, MissingIds limits, LongSupplier nanoTime) {
        this.registry = registry;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    static CachedSchemaRegistry inFrontOf(SchemaRegistry registry, MissingIds limits) {
        return new CachedSchemaRegistry(registry, limits, System::nanoTime);
    }

    @Override
    public int register(String subject, Schema schema) {
        var key = new SubjectSchema(subject, schema);
        Integer known = registered.get(key);
        if (known != null) {
            return known;
        }
        int id = registry.register(subject, schema);
        registered.put(key, id);
        return id;
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
        var key = new SubjectSchema(subject, schema);
        RegisteredSchema known = found.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RegisteredSchema> answer = registry.lookUp(subject, schema);
        answer.ifPresent(version -> found.put(key, version));
        return answer;
    }

    @Override
    public Optional<Schema> byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        if (isMissing(id)) {
            return Optional.empty();
        }
        Optional<Schema> answer = registry.byId(id);
        answer.ifPresentOrElse(schema -> schemas.put(id, schema), () -> rememberMissing(id));
        return answer;
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        return registry.latest(subject);
    }

    @Override
    public CompatibilityCheck check(String subject, Schema schema) {
        return registry.check(subject, schema);
    }

    @Override
    public Optional<Compatibility> compatibility(String subject) {
        return registry.compatibility(subject);
    }

    @Override
    public Compatibility effectiveCompatibility(String subject) {
        return registry.effectiveCompatibility(subject);
    }

    @Override
    public boolean setCompatibility(String subject, Compatibility level) {
        return registry.setCompatibility(subject, level);
    }

    @Override
    public void close() {
        registry.close();
    }

    private boolean isMissing(int id) {
        synchronized (missing) {
            Long since = missing.get(id);
            return since != null && nanoTime.getAsLong() - since < limits.time().toNanos();
        }
    }

    private void rememberMissing(int id) {
        synchronized (missing) {
            missing.remove(id);
            missing.put(id, nanoTime.getAsLong());
            if (missing.size() > limits.size()) {
                missing.remove(missing.keySet().iterator().next());
            }
        }
    }
}
