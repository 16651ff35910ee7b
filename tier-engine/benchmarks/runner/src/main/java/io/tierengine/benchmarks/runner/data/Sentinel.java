package io.tierengine.benchmarks.runner.data;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * A customer who has one fact only. Its first tier change, which every contender writes, shows how far a partition has been
 * processed and committed; the customer's id tells which offset that is.
 *
 * @param partition of the fact
 * @param offset of the fact in its partition
 */
public record Sentinel(int partition, long offset) {

    /** What ids of sentinels begin with, and no others. */
    public static final String PREFIX = "sentinel-";

    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.US_ASCII);

    /** Whether a record's key is a sentinel's id. */
    public static boolean isSentinel(byte[] key) {
        if (key.length < PREFIX_BYTES.length) {
            return false;
        }
        for (int i = 0; i < PREFIX_BYTES.length; i++) {
            if (key[i] != PREFIX_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads an id. */
    public static Sentinel parse(byte[] key) {
        String[] parts = new String(key, StandardCharsets.US_ASCII).split("-", -1);
        return new Sentinel(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** The id: {@code sentinel-partition-offset-n}, with the first n that lets it hash to its partition. */
    String id(int partitions) {
        String front = PREFIX + partition + "-" + offset + "-";
        int n = 0;
        while (partitionOf((front + n).getBytes(StandardCharsets.US_ASCII), partitions) != partition) {
            n++;
        }
        return front + n;
    }

    /** Where a key goes, by the rule of the contract. */
    static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
