package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.AuditResult;
import io.tierengine.contract.AuditedAction;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.policy.PolicyInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: UTC
              currency: EUR
              tiers:
                - {id: base}
                - {id: gold, enter: recencyDays < 10}
            """;
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:02Z");

    private final Audit audit =
            new Audit(PolicyInForce.compile("shop", 1, POLICY).policy());

    @Test
    void shouldWriteDownAnOverrideWithItsAuthorAndReason() {
        long until = AT.plusSeconds(3_600).toEpochMilli();
        TierOverride pin = new TierOverride(
                "c1",
                AT.toEpochMilli(),
                TierOverride.Kind.PIN,
                "gold",
                "keeps us busy",
                "mei",
                AT.toEpochMilli(),
                until);

        AuditEntry entry = audit.entry(pin, source(), Intake.ACCEPTED, 0, 1, NOW.toEpochMilli());

        assertThat(entry.getAuditId()).isEqualTo("tier-overrides/2/41");
        assertThat(entry.getProgram()).isEqualTo("shop");
        assertThat(entry.getCustomerId()).isEqualTo("c1");
        assertThat(entry.getAction()).isEqualTo(AuditedAction.PIN);
        assertThat(entry.getAuthor()).contains("mei");
        assertThat(entry.getReason()).contains("keeps us busy");
        assertThat(entry.getTier()).contains("gold");
        assertThat(entry.getEffectiveFrom()).contains(AT);
        assertThat(entry.getExpiresAt()).contains(Instant.ofEpochMilli(until));
        assertThat(entry.getResult()).isEqualTo(AuditResult.ACCEPTED);
        assertThat(entry.getMessage()).isEmpty();
        assertThat(entry.getTierBefore()).isEqualTo("base");
        assertThat(entry.getTierAfter()).isEqualTo("gold");
        assertThat(entry.getRecordedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldWriteDownWhyADecisionWasRefused() {
        TierOverride pin = new TierOverride(
                "c1",
                AT.toEpochMilli(),
                TierOverride.Kind.FLOOR,
                "diamond",
                null,
                null,
                AT.toEpochMilli(),
                Decimals.ABSENT);
        Intake refused = new Intake.Refused(Intake.Reason.UNKNOWN_TIER, "tier is 'diamond'");

        AuditEntry entry = audit.entry(pin, source(), refused, 0, 0, NOW.toEpochMilli());

        assertThat(entry.getResult()).isEqualTo(AuditResult.REFUSED);
        assertThat(entry.getMessage()).contains("tier is 'diamond'");
        assertThat(entry.getAuthor()).isEmpty();
        assertThat(entry.getExpiresAt()).isEmpty();
    }

    @Test
    void shouldWriteDownAnAssessmentWithItsRatings() {
        Assessment assessment = new Assessment(
                "c1",
                AT.toEpochMilli(),
                "omar",
                Map.of("trust", 8_500_000L),
                "visited",
                Decimals.ABSENT,
                "shop/2026-Q1");

        AuditEntry entry = audit.entry(assessment, source(), Intake.ACCEPTED, 1, 1, NOW.toEpochMilli());

        assertThat(entry.getAction()).isEqualTo(AuditedAction.ASSESSMENT);
        assertThat(entry.getRatings()).containsExactly(Map.entry("trust", new BigDecimal("8.500000")));
        assertThat(entry.getSampleId()).contains("shop/2026-Q1");
        assertThat(entry.getTier()).isEmpty();
    }

    @Test
    void shouldCoverOnlyWhatPeopleDid() {
        Fact purchase = Transaction.of("e1", "c1", AT.toEpochMilli(), TransactionType.PURCHASE, 10_000, "EUR");

        assertThat(Audit.covers(purchase)).isFalse();
    }

    private static RecordMetadata source() {
        return new RecordMetadata() {
            @Override
            public String topic() {
                return "tier-overrides";
            }

            @Override
            public int partition() {
                return 2;
            }

            @Override
            public long offset() {
                return 41;
            }
        };
    }
}
