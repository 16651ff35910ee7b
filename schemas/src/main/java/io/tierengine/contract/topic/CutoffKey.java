package io.tierengine.contract.topic;

import java.time.Instant;

/**
 * Key of cut-offs of recency, frequency and monetary value. As text it is {@code program/version/countedAt}, the instant as ISO 8601
 * writes it, such as {@code retail/1/2026-01-31T23:00:00Z}; counts of a partition have its number behind one more slash.
 *
 * @param policy    the policy that has asked for them
 * @param countedAt the instant as of which customers were counted
 */
public record CutoffKey(PolicyKey policy, Instant countedAt) {

    /** The key as it stands in the record. */
    public String text() {
        return SlashedText.join(policy.text(), countedAt.toString());
    }

    /** The key of one partition's count. */
    public String text(int partition) {
        return SlashedText.join(text(), Integer.toString(partition));
    }
}
