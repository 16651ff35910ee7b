package io.tierengine.streams.arrival;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.EventText;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.registry.InMemoryRegistry;
import io.tierengine.streams.registry.RegistryUnavailableException;
import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.registry.SchemaUse;
import io.tierengine.streams.serde.AvroDeserializer;
import io.tierengine.streams.serde.AvroSerializer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** How directly read facts behave beside being equal to Avro's. */
class DirectReadingTest {

    private static final String TOPIC = "customer-transactions";

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void shouldKeepRepeatedTextsOnce() {
        var ways = WaysOfReading.transactions(registry);
        byte[] bytes = aPurchase(registry);

        Event first = requireNonNull(ways.withoutAvro(bytes));
        Event second = requireNonNull(ways.withoutAvro(bytes));

        assertThat(second.text(EventText.CHANNEL)).isEqualTo("web").isSameAs(first.text(EventText.CHANNEL));
        assertThat(second.text(EventText.CURRENCY)).isEqualTo("CNY").isSameAs(first.text(EventText.CURRENCY));
        assertThat(second.eventId()).isEqualTo(first.eventId()).isNotSameAs(first.eventId());
    }

    @Test
    void shouldThrowAnOutageAsWhatItIsAndReadTheRecordLater() {
        var ways = WaysOfReading.transactions(registry);
        byte[] bytes = aPurchase(registry);
        registry.setDown(true);

        assertThatThrownBy(() -> ways.direct(bytes)).isInstanceOf(RegistryUnavailableException.class);
        registry.setDown(false);
        assertThat(ways.direct(bytes)).isInstanceOf(Content.OfFact.class);
    }

    @Test
    void shouldNotReadInPlaceOfAnotherDeserializerOrAnotherRecord() {
        Deserializer<Transaction> foreign = (topic, bytes) -> new Transaction();

        assertThat(DirectFacts.of(foreign)).isEmpty();
        assertThat(DirectFacts.of(new AvroDeserializer<>(registry, CustomerProfile.class)))
                .isEmpty();
    }

    @Test
    void shouldServeSeveralThreads() throws Exception {
        var ways = WaysOfReading.transactions(registry);
        var random = new Random(20260301);
        var records = new RandomRecords(random);
        Schema other = new WriterSchemas(random).variantOf(ways.contract(), false);
        int own = registry.register("own", ways.contract());
        int varied = registry.register("varied", other);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sent.add(records.bytes(own, ways.contract()));
            sent.add(records.bytes(varied, other));
        }
        List<Content> expected = sent.stream().map(ways::byAvro).toList();
        var shared = ArrivalDeserializer.of(
                new AvroDeserializer<>(registry, Transaction.class), FactTranslation::ofTransaction);

        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> sent.stream()
                            .map(bytes -> shared.deserialize(TOPIC, bytes).content())
                            .toList()))
                    .toList();

            for (var run : runs) {
                assertThat(run.get()).isEqualTo(expected);
            }
        }
    }

    /** Counts bytes, not time: the reason why this way exists. */
    @Test
    void shouldMakeFarLessGarbageThanAvro() {
        var ways = WaysOfReading.transactions(registry);
        byte[] bytes = aPurchase(registry);
        allocatedByAThousand(() -> ways.byAvro(bytes));
        allocatedByAThousand(() -> ways.withoutAvro(bytes));

        long byAvro = allocatedByAThousand(() -> ways.byAvro(bytes));
        long direct = allocatedByAThousand(() -> ways.withoutAvro(bytes));

        assertThat(direct).as("bytes, of %s by Avro", byAvro).isLessThan(byAvro / 3);
    }

    static byte[] aPurchase(SchemaRegistry registry) {
        var purchase = Transaction.newBuilder()
                .setEventId("E-1000000")
                .setCustomerId("C-1000000")
                .setOccurredAt(Instant.parse("2026-03-01T12:00:00.123Z"))
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal("10.5000"))
                .setCurrency("CNY")
                .setChannel("web")
                .setCategory("groceries")
                .setOrderId("O-1000000")
                .build();
        return requireNonNull(new AvroSerializer<Transaction>(registry, SchemaUse.REGISTER).serialize(TOPIC, purchase));
    }

    private static long allocatedByAThousand(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            work.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
