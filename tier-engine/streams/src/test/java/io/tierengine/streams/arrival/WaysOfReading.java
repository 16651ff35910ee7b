package io.tierengine.streams.arrival;

import io.tierengine.contract.Interaction;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Event;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.serde.AvroDeserializer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One topic's records read directly, and as ever: by Avro's resolving reader and the contract's classes. */
final class WaysOfReading<T extends SpecificRecord> {

    private final Topic<T> topic;
    private final DirectFacts facts;
    private final ArrivalDeserializer<T> direct;
    private final ArrivalDeserializer<T> byAvro;

    private WaysOfReading(SchemaRegistry registry, Topic<T> topic, Function<T, Content> translation) {
        var avro = new AvroDeserializer<>(registry, topic.valueType());
        this.topic = topic;
        this.facts = DirectFacts.of(avro).orElseThrow();
        this.direct = ArrivalDeserializer.of(avro, translation);
        this.byAvro = new ArrivalDeserializer<>(avro, translation);
    }

    enum Kind {
        TRANSACTION,
        INTERACTION
    }

    static WaysOfReading<?> of(Kind kind, SchemaRegistry registry) {
        return switch (kind) {
            case TRANSACTION -> transactions(registry);
            case INTERACTION -> interactions(registry);
        };
    }

    static WaysOfReading<Transaction> transactions(SchemaRegistry registry) {
        return new WaysOfReading<>(
                registry, TopicCatalogue.standard().customerTransactions(), FactTranslation::ofTransaction);
    }

    private static WaysOfReading<Interaction> interactions(SchemaRegistry registry) {
        return new WaysOfReading<>(
                registry, TopicCatalogue.standard().customerInteractions(), FactTranslation::ofInteraction);
    }

    /** The schema of the newest contract. */
    Schema contract() {
        return topic.valueSchema();
    }

    Content direct(byte[] bytes) {
        return direct.deserialize(topic.name(), bytes).content();
    }

    Content byAvro(byte[] bytes) {
        return byAvro.deserialize(topic.name(), bytes).content();
    }

    /** What is read without Avro; null where that is left to Avro. */
    @Nullable
    Event withoutAvro(byte[] bytes) {
        return facts.read(bytes);
    }
}
