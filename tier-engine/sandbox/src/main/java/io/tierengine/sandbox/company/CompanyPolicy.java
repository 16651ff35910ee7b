package io.tierengine.sandbox.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy of the made-up company, in the settings' currency and zone. */
final class CompanyPolicy {

    private static final String RESOURCE = "company-policy.yaml";
    private static final long LEAST_DEDUPLICATION_DAYS = 7;

    private CompanyPolicy() {}

    static String of(CompanySettings settings) {
        // An id must be remembered for as long as a repetition can be under way.
        long days = Math.max(LEAST_DEDUPLICATION_DAYS, settings.maxLateness().toDays() + 1);
        return template()
                .replace("${timezone}", settings.zone().getId())
                .replace("${currency}", settings.currency())
                .replace("${deduplication}", "P" + days + "D");
    }

    private static String template() {
        try (InputStream in = CompanyPolicy.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path beside CompanyPolicy");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }
}
