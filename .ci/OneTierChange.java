import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts one purchase into a running engine from outside, waits for the tier changes that deploy/policy.yaml makes of it, and asks the
 * engine who the customer is now. Java starts it from this source with the server's jars, J being
 * tier-engine/server/target:
 *
 * <pre>java -cp 'J/tier-engine-server.jar:J/lib/*' .ci/OneTierChange.java BROKER REGISTRY_URL ENGINE_URL</pre>
 */
final class OneTierChange {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> EXPECTED = List.of("ENROLLED member", "UPGRADED silver");

    private OneTierChange() {}

    public static void main(String[] arguments) throws Exception {
        String broker = arguments[0];
        TopicCatalogue topics = TopicCatalogue.standard();
        String customer = "ci-" + UUID.randomUUID();
        try (RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", arguments[1]));
                KafkaConsumer<String, TierChange> changes = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", broker,
                                "group.id", customer,
                                "auto.offset.reset", "earliest",
                                "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        serdes.values(TierChange.class).deserializer())) {
            changes.subscribe(List.of(topics.tierChanges().name()));
            long sent = System.nanoTime();
            send(purchase(customer), broker, topics, serdes);
            List<String> seen = read(changes, customer);
            System.out.printf(
                    "a purchase in, %s out, committed, after %d ms%n", seen, (System.nanoTime() - sent) / 1_000_000);
            if (!seen.equals(EXPECTED)) {
                throw new AssertionError("expected " + EXPECTED);
            }
        }
        String state = get(arguments[2] + "/api/v1/customers/" + customer);
        if (!state.contains("\"tier\":\"silver\"")) {
            throw new AssertionError("expected the customer in tier silver: " + state);
        }
    }

    private static Transaction purchase(String customer) {
        return Transaction.newBuilder()
                .setEventId("purchase-1")
                .setCustomerId(customer)
                .setOccurredAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal("500.0000"))
                .setCurrency("EUR")
                .build();
    }

    private static void send(Transaction transaction, String broker, TopicCatalogue topics, RecordSerdes serdes)
            throws Exception {
        try (KafkaProducer<String, Transaction> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker),
                new StringSerializer(),
                serdes.values(Transaction.class).serializer())) {
            producer.send(new ProducerRecord<>(
                            topics.customerTransactions().name(), transaction.getCustomerId(), transaction))
                    .get();
        }
    }

    private static List<String> read(KafkaConsumer<String, TierChange> changes, String customer) {
        List<String> seen = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (seen.size() < EXPECTED.size() && Instant.now().isBefore(end)) {
            changes.poll(Duration.ofMillis(200)).forEach(message -> {
                if (message.key().equals(customer)) {
                    seen.add(message.value().getDirection() + " " + message.value().getNewTier());
                }
            });
        }
        return seen;
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    // Of the sample deploy/api-keys.
                                    .header("X-API-Key", "only-on-this-machine")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
