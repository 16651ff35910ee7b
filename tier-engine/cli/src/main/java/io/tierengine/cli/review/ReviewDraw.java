package io.tierengine.cli.review;

import io.tierengine.contract.CustomerTier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws a share of each tier's customers. Whether a customer is drawn depends on nothing but the sample's id and the customer's: the
 * first 64 bits of the SHA-256 of {@code sampleId/customerId}, as a fraction of 2^64, must lie below the share of the tier. So
 * anybody can draw the same sample again, whoever joins or leaves changes nothing for the others, and a larger share holds the
 * smaller one.
 */
final class ReviewDraw {

    private static final BigDecimal ALL = new BigDecimal(BigInteger.TWO.pow(Long.SIZE));

    private final String sampleId;
    private final Map<String, BigDecimal> bounds;
    private final BigDecimal widest;
    private final MessageDigest digest = sha256();
    private final Map<String, CustomerTier> candidates = new HashMap<>();

    /**
     * A draw.
     *
     * @param sampleId names it, such as {@code company/2026-11}
     * @param shares by tier, 0 to 1
     */
    ReviewDraw(String sampleId, Map<String, BigDecimal> shares) {
        this.sampleId = sampleId;
        bounds = new HashMap<>();
        shares.forEach((tier, share) -> bounds.put(tier, share.multiply(ALL)));
        widest = bounds.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /** Takes the next record of a customer; later ones replace earlier ones. Only those that may be drawn stay in memory. */
    void take(String customerId, @Nullable CustomerTier tier) {
        if (tier == null) {
            candidates.remove(customerId);
        } else if (positionOf(customerId).compareTo(widest) < 0) {
            candidates.put(customerId, tier);
        }
    }

    /** Who is drawn, by id. */
    List<CustomerTier> drawn() {
        Collection<CustomerTier> byId = new TreeMap<>(candidates).values();
        return byId.stream()
                .filter(customer -> positionOf(customer.getCustomerId())
                                .compareTo(bounds.getOrDefault(customer.getTier(), BigDecimal.ZERO))
                        < 0)
                .toList();
    }

    private BigDecimal positionOf(String customerId) {
        byte[] hash = digest.digest((sampleId + '/' + customerId).getBytes(StandardCharsets.UTF_8));
        return new BigDecimal(new BigInteger(1, hash, 0, Long.BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
