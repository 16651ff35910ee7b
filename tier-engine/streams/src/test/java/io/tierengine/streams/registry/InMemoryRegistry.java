package io.tierengine.streams.registry;

import io.tierengine.streams.registry.CompatibilityCheck.Compatible;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** A registry without a server, for tests. It can go down, and counts what it is asked. */
public final class InMemoryRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<RegisteredSchema>> subjects = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private Compatibility defaultLevel = Compatibility.NONE;
    private boolean down;
    private boolean closed;

    /** What was asked. */
    public enum Call {
        REGISTER,
        LOOK_UP,
        BY_ID,
        SET_LEVEL,
        OTHER
    }

    /** From now on no answer comes, as long as it is true. */
    public void setDown(boolean value) {
        down = value;
    }

    /** The level of subjects that have none. NONE unless set. */
    public void setDefaultLevel(Compatibility level) {
        defaultLevel = level;
    }

    public int calls(Call call) {
        return calls.getOrDefault(call, 0);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        count(Call.REGISTER);
        Optional<RegisteredSchema> known = find(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        if (judge(subject, schema) instanceof Incompatible(List<String> differences)) {
            throw new IncompatibleSchemaException(subject, String.join(", ", differences));
        }
        int index = schemas.indexOf(schema);
        if (index < 0) {
            schemas.add(schema);
            index = schemas.size() - 1;
        }
        List<RegisteredSchema> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        versions.add(new RegisteredSchema(subject, versions.size() + 1, index + 1, schema));
        return index + 1;
    }

    @Override
    public synchronized Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
        count(Call.LOOK_UP);
        return find(subject, schema);
    }

    @Override
    public synchronized Optional<Schema> byId(int id) {
        count(Call.BY_ID);
        return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
    }

    @Override
    public synchronized Optional<RegisteredSchema> latest(String subject) {
        count(Call.OTHER);
        return Optional.ofNullable(subjects.get(subject)).map(List::getLast);
    }

    @Override
    public synchronized CompatibilityCheck check(String subject, Schema schema) {
        count(Call.OTHER);
        return judge(subject, schema);
    }

    @Override
    public synchronized Optional<Compatibility> compatibility(String subject) {
        count(Call.OTHER);
        return Optional.ofNullable(levels.get(subject));
    }

    @Override
    public synchronized Compatibility effectiveCompatibility(String subject) {
        count(Call.OTHER);
        return levels.getOrDefault(subject, defaultLevel);
    }

    @Override
    public synchronized boolean setCompatibility(String subject, Compatibility level) {
        count(Call.SET_LEVEL);
        if (!subjects.containsKey(subject)) {
            return false;
        }
        levels.put(subject, level);
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void count(Call call) {
        if (down) {
            throw new RegistryUnavailableException("The registry is down for a test.", null);
        }
        calls.merge(call, 1, Integer::sum);
    }

    private Optional<RegisteredSchema> find(String subject, Schema schema) {
        return subjects.getOrDefault(subject, List.of()).stream()
                .filter(version -> version.schema().equals(schema))
                .findFirst();
    }

    private CompatibilityCheck judge(String subject, Schema schema) {
        List<RegisteredSchema> versions = subjects.getOrDefault(subject, List.of());
        if (versions.isEmpty() || !levels.getOrDefault(subject, defaultLevel).keepsOldRecordsReadable()) {
            return new Compatible();
        }
        var result = SchemaCompatibility.checkReaderWriterCompatibility(
                schema, versions.getLast().schema());
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? new Compatible()
                : new Incompatible(List.of("in the words of the registry"));
    }
}
