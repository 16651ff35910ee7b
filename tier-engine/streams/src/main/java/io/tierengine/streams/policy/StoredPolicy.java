package io.tierengine.streams.policy;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;

/**
 * The policy in force as a task keeps it with its state.
 *
 * @param document the YAML
 */
public record StoredPolicy(String name, int version, String document) {

    public static StoredPolicy of(PolicyInForce policy) {
        return new StoredPolicy(policy.policy().name(), policy.policy().version(), policy.document());
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws io.tierengine.core.binary.CorruptStateException if the bytes aren't that
     */
    public static StoredPolicy read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        return new StoredPolicy(in.readText(), in.readInt(), in.readText());
    }

    public byte[] toBytes() {
        PackedWriter out = new PackedWriter();
        out.writeText(name);
        out.writeSigned(version);
        out.writeText(document);
        return out.toByteArray();
    }
}
