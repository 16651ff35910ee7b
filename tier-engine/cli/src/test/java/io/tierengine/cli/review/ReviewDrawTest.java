package io.tierengine.cli.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierengine.contract.CustomerTier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewDrawTest {

    private static final Map<String, BigDecimal> SHARES =
            Map.of("core", new BigDecimal("0.2"), "regular", new BigDecimal("0.02"));

    @Test
    void shouldDrawTheSameWhateverTheOrder() {
        assertThat(idsOf(draw("p/1", SHARES, 0, 5_000)))
                .isEqualTo(idsOf(draw("p/1", SHARES, 5_000, 0)))
                .isNotEmpty();
    }

    @Test
    void shouldDrawAboutTheShareOfEachTier() {
        List<CustomerTier> drawn = draw("p/1", SHARES, 0, 50_000);

        assertThat(drawn.stream().filter(one -> one.getTier().equals("core")).count())
                .isCloseTo(5_000L, within(300L));
        assertThat(drawn.stream().filter(one -> one.getTier().equals("regular")).count())
                .isCloseTo(500L, within(100L));
    }

    @Test
    void shouldDrawOthersInAnotherPeriod() {
        assertThat(idsOf(draw("p/1", SHARES, 0, 5_000))).isNotEqualTo(idsOf(draw("p/2", SHARES, 0, 5_000)));
    }

    @Test
    void shouldKeepWhoWasDrawnWhenTheShareGrows() {
        Map<String, BigDecimal> more = Map.of("core", new BigDecimal("0.4"), "regular", new BigDecimal("0.04"));

        assertThat(idsOf(draw("p/1", more, 0, 5_000))).containsAll(idsOf(draw("p/1", SHARES, 0, 5_000)));
    }

    @Test
    void shouldDrawEverybodyAtAllAndNobodyAtNothing() {
        assertThat(draw("p/1", Map.of("core", BigDecimal.ONE, "regular", BigDecimal.ZERO), 0, 100))
                .hasSize(50)
                .allMatch(one -> one.getTier().equals("core"));
    }

    @Test
    void shouldGoByACustomersLatestTierAndForgetTheErased() {
        ReviewDraw draw = new ReviewDraw("p/1", Map.of("core", BigDecimal.ONE));
        draw.take("fell", customer("fell", "core"));
        draw.take("fell", customer("fell", "regular"));
        draw.take("rose", customer("rose", "regular"));
        draw.take("rose", customer("rose", "core"));
        draw.take("gone", customer("gone", "core"));
        draw.take("gone", null);

        assertThat(idsOf(draw.drawn())).containsExactly("rose");
    }

    /** From the description alone: SHA-256 of "company/2026-11/C42" begins with the bits below. */
    @Test
    void shouldGoByTheDocumentedHash() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest("company/2026-11/C42".getBytes(StandardCharsets.UTF_8));
        double position = 0;
        for (int i = 7; i >= 0; i--) {
            position = (position + (hash[i] & 0xff)) / 256;
        }

        assertThat(isDrawn("C42", position + 1e-6)).isTrue();
        assertThat(isDrawn("C42", position - 1e-6)).isFalse();
    }

    private static boolean isDrawn(String customerId, double share) {
        ReviewDraw draw = new ReviewDraw("company/2026-11", Map.of("core", BigDecimal.valueOf(share)));
        draw.take(customerId, customer(customerId, "core"));
        return !draw.drawn().isEmpty();
    }

    private static List<CustomerTier> draw(String sampleId, Map<String, BigDecimal> shares, int from, int to) {
        ReviewDraw draw = new ReviewDraw(sampleId, shares);
        int last = Math.max(from, to) - 1;
        IntStream.rangeClosed(0, last).map(i -> from < to ? i : last - i).forEach(i -> {
            String id = "C" + i;
            draw.take(id, customer(id, i % 2 == 0 ? "core" : "regular"));
        });
        return draw.drawn();
    }

    private static List<String> idsOf(List<CustomerTier> drawn) {
        return drawn.stream().map(CustomerTier::getCustomerId).toList();
    }

    private static CustomerTier customer(String id, String tier) {
        return CustomerTier.newBuilder()
                .setProgram("p")
                .setCustomerId(id)
                .setTier(tier)
                .setAutomaticTier(tier)
                .setSince(Instant.EPOCH)
                .setSequence(1)
                .setChangeId("p/" + id + "/1")
                .setDecidedAt(Instant.EPOCH)
                .setPolicyName("p")
                .setPolicyVersion(1)
                .setScore(null)
                .build();
    }
}
