package io.tierengine.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (draft 2020-12) of a policy, with which an editor completes and checks while one writes. */
public final class PolicySchema {

    private static final String RESOURCE = "policy-v1.schema.json";

    private PolicySchema() {}

    /** The schema as JSON. It knows the keys, types and single values; {@link PolicyReader} knows the rest. */
    public static String json() {
        try (InputStream in = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
