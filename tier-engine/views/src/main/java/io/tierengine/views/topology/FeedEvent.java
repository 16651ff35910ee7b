package io.tierengine.views.topology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.HoldingSignal;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.row.KnownCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes events as they stand in the feed: JSON in UTF-8, with what a list of events shows of the customer. */
final class FeedEvent {

    private static final JsonFactory JSON = new JsonFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private FeedEvent() {}

    static byte[] of(TierChange change, KnownCustomer customer) {
        return write("change", change.getChangeId(), customer, change.getEffectiveAt(), change.getDecidedAt(), json -> {
            text(json, "from", change.getPreviousTier());
            json.writeStringField("to", change.getNewTier());
            json.writeStringField("direction", change.getDirection().name());
            json.writeStringField("cause", change.getCause().name());
            text(json, "causeId", change.getCauseId());
            number(json, "score", change.getScore());
            instant(json, "fallAt", customer.fallAt());
            text(json, "fallTier", Optional.ofNullable(customer.fallTier()));
        });
    }

    static byte[] of(LifecycleChange change, KnownCustomer customer) {
        return write("stage", change.getChangeId(), customer, change.getEffectiveAt(), change.getDecidedAt(), json -> {
            text(json, "from", change.getPreviousStage().map(Enum::name));
            json.writeStringField("to", change.getNewStage().name());
            json.writeBooleanField("reactivated", change.getReactivated());
            json.writeStringField("cause", change.getCause().name());
        });
    }

    static byte[] of(SegmentChange change, KnownCustomer customer) {
        return write(
                "segment", change.getChangeId(), customer, change.getEffectiveAt(), change.getDecidedAt(), json -> {
                    text(json, "from", change.getPreviousSegment());
                    json.writeStringField("to", change.getNewSegment());
                    json.writeStringField("cause", change.getCause().name());
                });
    }

    static byte[] of(CustomerAlert alert, KnownCustomer customer) {
        return write("alert", alert.getAlertId(), customer, alert.getEffectiveAt(), alert.getDecidedAt(), json -> {
            json.writeStringField("alert", alert.getKind().name());
            json.writeStringField("level", alert.getLevel().name());
            json.writeStringField("previousLevel", alert.getPreviousLevel().name());
            number(json, "points", Optional.of(alert.getPoints()));
            json.writeArrayFieldStart("signals");
            for (HoldingSignal signal : alert.getSignals()) {
                json.writeStartObject();
                json.writeStringField("name", signal.getName());
                number(json, "points", Optional.of(signal.getPoints()));
                json.writeEndObject();
            }
            json.writeEndArray();
            number(json, "valueAtStake", alert.getValueAtStake());
            instant(json, "dueAt", alert.getDueAt().map(Instant::toEpochMilli).orElse(Decimals.ABSENT));
            text(json, "dueTier", alert.getDueTier());
            json.writeStringField("cause", alert.getCause().name());
        });
    }

    /** Writes what only one kind of event has. */
    @FunctionalInterface
    private interface Own {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] write(
            String kind, String id, KnownCustomer customer, Instant at, Instant decidedAt, Own own) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(400);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("kind", kind);
            json.writeStringField("id", id);
            json.writeStringField("customerId", customer.id());
            text(json, "name", Optional.ofNullable(customer.name()));
            attribute(json, customer, Attribute.OWNER);
            attribute(json, customer, Attribute.REGION);
            attribute(json, customer, Attribute.TIER);
            attribute(json, customer, Attribute.RISK);
            json.writeStringField("at", at.toString());
            json.writeStringField("decidedAt", decidedAt.toString());
            own.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an event could not be written to memory", e);
        }
        return out.toByteArray();
    }

    private static void attribute(JsonGenerator json, KnownCustomer customer, Attribute attribute) throws IOException {
        text(json, attribute.id(), Optional.ofNullable(customer.text(attribute)));
    }

    private static void text(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        } else {
            json.writeNullField(field);
        }
    }

    private static void instant(JsonGenerator json, String field, long millis) throws IOException {
        text(
                json,
                field,
                millis == Decimals.ABSENT
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(millis).toString()));
    }

    private static void number(JsonGenerator json, String field, Optional<BigDecimal> number) throws IOException {
        @Nullable BigDecimal plain = number.map(BigDecimal::stripTrailingZeros).orElse(null);
        if (plain == null) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, plain);
        }
    }
}
