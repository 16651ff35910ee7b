package io.tierengine.cli.containers;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.OverrideKind;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.serde.RecordSerdes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes facts and clock marks to an engine's topics, as the contract's records in the wire format. */
final class FactProducer implements AutoCloseable {

    private final TopicCatalogue topics;
    private final RecordSerdes serdes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    FactProducer(TopicCatalogue topics, RecordSerdes serdes, String bootstrapServers) {
        this.topics = topics;
        this.serdes = serdes;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(Fact fact) {
        switch (fact) {
            case Transaction transaction -> send(topics.customerTransactions(), fact, recordOf(transaction));
            case Interaction interaction -> send(topics.customerInteractions(), fact, recordOf(interaction));
            case Profile profile -> send(topics.customerProfiles(), fact, recordOf(profile));
            case TierOverride override -> send(topics.tierOverrides(), fact, recordOf(override));
        }
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, Fact fact, T value) {
        byte[] key = fact.customerId().getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(topic.name(), key, bytes(topic, value))));
    }

    private <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        try (Serializer<T> serializer = serdes.values(topic.valueType()).serializer()) {
            return serializer.serialize(topic.name(), value);
        }
    }

    /** Writes a mark into every partition, and waits until it is there. */
    void mark(@Nullable Instant completeThrough, BackfillMark backfill) throws Exception {
        Topic<ClockMark> topic = topics.clockMarks();
        ClockMark mark = ClockMark.newBuilder()
                .setCompleteThrough(completeThrough)
                .setBackfill(backfill)
                .setSource("containers")
                .setWrittenAt(Instant.now())
                .build();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, null, bytes(topic, mark))));
        }
        flush();
    }

    /** Waits until all that was sent lies on the broker. */
    void flush() throws Exception {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    private static io.tierengine.contract.Transaction recordOf(Transaction fact) {
        return io.tierengine.contract.Transaction.newBuilder()
                .setEventId(fact.eventId())
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setType(TransactionType.valueOf(fact.type().name()))
                .setAmount(BigDecimal.valueOf(fact.amount(), Decimals.AMOUNT_PLACES))
                .setCurrency(fact.currency())
                .setMargin(decimal(fact.margin(), Decimals.AMOUNT_PLACES))
                .setChannel(fact.channel())
                .setCategory(fact.category())
                .setOrderId(fact.orderId())
                .setOriginalOccurredAt(instant(fact.refundedAtMillis()))
                .setAttributes(fact.attributes())
                .build();
    }

    private static io.tierengine.contract.Interaction recordOf(Interaction fact) {
        return io.tierengine.contract.Interaction.newBuilder()
                .setEventId(fact.eventId())
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setType(fact.type())
                .setValue(decimal(fact.value(), Decimals.PLACES))
                .setCaseId(fact.caseId())
                .setAttributes(fact.attributes())
                .build();
    }

    /** The attributes that the test data have; two of them are fields of the record. */
    private static CustomerProfile recordOf(Profile fact) {
        CustomerProfile.Builder profile = CustomerProfile.newBuilder()
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()));
        if (fact.customerSinceDay() != Profile.NO_DAY) {
            profile.setCustomerSince(LocalDate.ofEpochDay(fact.customerSinceDay()));
        }
        Map<String, String> texts = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        fact.attributes().forEach((name, value) -> {
            switch (value) {
                case ProfileAttribute.Text(String text) -> texts.put(name, text);
                case ProfileAttribute.Numeric(long micros) -> numbers.put(name, Decimals.toBigDecimal(micros));
            }
        });
        return profile.setRegion(texts.remove("region"))
                .setIndustryGrowth(numbers.remove("industryGrowth"))
                .setTexts(texts)
                .setNumbers(numbers)
                .build();
    }

    private static io.tierengine.contract.TierOverride recordOf(TierOverride fact) {
        return io.tierengine.contract.TierOverride.newBuilder()
                .setCustomerId(fact.customerId())
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAtMillis()))
                .setKind(OverrideKind.valueOf(fact.overrideKind().name()))
                .setTier(fact.tier().isEmpty() ? null : fact.tier())
                .setEffectiveFrom(Instant.ofEpochMilli(fact.effectiveFromMillis()))
                .setExpiresAt(instant(fact.expiresAtMillis()))
                .setReason(fact.reason())
                .setAuthor(fact.author())
                .build();
    }

    private static @Nullable BigDecimal decimal(long unscaled, int places) {
        return unscaled == Decimals.ABSENT ? null : BigDecimal.valueOf(unscaled, places);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Decimals.ABSENT ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void close() {
        producer.close();
    }
}
