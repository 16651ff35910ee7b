package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.server.feed.FeedHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events from a real feed to listeners of two instances. */
class EventsIT {

    private static final String TOPIC = "tier-engine-views-feed";
    private static final int PARTITIONS = 3;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @SuppressWarnings("NullAway.Init")
    private static KafkaProducer<String, String> producer;

    @SuppressWarnings("NullAway.Init")
    private static TestHttp one;

    @SuppressWarnings("NullAway.Init")
    private static TestHttp two;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", sandbox.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers(), "transactional.id", "views"),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        one = instance(2_000);
        two = instance(50);
    }

    @AfterAll
    static void stop() {
        producer.close();
        one.close();
        two.close();
        sandbox.close();
    }

    private static TestHttp instance(int kept) throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys"),
                TestServer.line("all", "viewer") + TestServer.line("north", "viewer region=NORTH"));
        TestHttp http = TestHttp.start(Map.of(
                "tier.kafka.bootstrap-servers",
                sandbox.bootstrapServers(),
                "tier.security.api-keys",
                keys.toString(),
                "tier.events.kept",
                Integer.toString(kept),
                "tier.events.clients",
                "20"));
        http.context().getBean(FeedHub.class).start();
        return http;
    }

    /** Somebody who listens, and remembers the last position. */
    private static final class Ear implements AutoCloseable {

        private final BufferedReader lines;
        private final HttpResponse<java.io.InputStream> response;
        private String lastId = "";

        Ear(TestHttp http, String key, String query, String lastId) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + http.port() + "/api/v1/events" + query))
                    .header("X-API-Key", key + "-key")
                    .header("Accept-Encoding", "gzip, deflate");
            if (!lastId.isEmpty()) {
                request.header("Last-Event-ID", lastId);
            }
            response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            if (lastId.isEmpty()) {
                // It says where it begins: what is sent from now on is heard.
                while (this.lastId.isEmpty()) {
                    block();
                }
            }
        }

        /** The next block: event and data; both empty if it has none. */
        private List<String> block() throws IOException {
            String event = "";
            String data = "";
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            return List.of(event, data);
        }

        /** The next so many events, as their kind and number. */
        List<String> hear(int count) throws IOException {
            List<String> heard = new ArrayList<>();
            while (heard.size() < count) {
                List<String> block = block();
                if (!block.get(1).isEmpty()) {
                    heard.add(block.get(0) + " " + block.get(1).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"));
                }
            }
            return heard;
        }

        String lastId() {
            return lastId;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private static String event(String kind, String id, String more) {
        return "{\"kind\":\"" + kind + "\",\"id\":\"" + id + "\",\"customerId\":\"c" + id + "\"," + more + "}";
    }

    private static final String PLAIN = "\"tier\":\"GOLD\",\"risk\":null,\"region\":\"NORTH\"";

    private static void send(int partition, String... events) throws Exception {
        producer.beginTransaction();
        List<Future<?>> sent = new ArrayList<>();
        for (String event : events) {
            sent.add(producer.send(new ProducerRecord<>(TOPIC, partition, "key", event)));
        }
        for (Future<?> one : sent) {
            one.get();
        }
        producer.commitTransaction();
    }

    @Test
    void shouldSendEventsInOrderAndResumeOnAnotherInstance() throws Exception {
        String left;
        try (Ear ear = new Ear(one, "all", "", "")) {
            for (int i = 0; i < 10; i++) {
                send(0, event("change", "order-" + i, PLAIN));
            }
            assertThat(ear.hear(10))
                    .containsExactlyElementsOf(IntStream.range(0, 10)
                            .mapToObj(i -> "change order-" + i)
                            .toList());
            left = ear.lastId();
        }
        send(1, event("stage", "missed-1", PLAIN), event("stage", "missed-2", PLAIN));
        send(2, event("alert", "missed-3", PLAIN));

        try (Ear ear = new Ear(two, "all", "", left)) {
            assertThat(ear.hear(3)).containsExactlyInAnyOrder("stage missed-1", "stage missed-2", "alert missed-3");
            send(0, event("segment", "later", PLAIN));
            assertThat(ear.hear(1)).containsExactly("segment later");
            left = ear.lastId();
        }
        try (Ear ear = new Ear(one, "all", "?lastEventId=" + left, "")) {
            send(0, event("segment", "last", PLAIN));
            assertThat(ear.hear(1)).containsExactly("segment last");
        }
    }

    @Test
    void shouldNotShowWhatIsNotCommitted() throws Exception {
        try (Ear ear = new Ear(one, "all", "", "")) {
            producer.beginTransaction();
            Future<?> aborted = producer.send(new ProducerRecord<>(TOPIC, 0, "key", event("change", "aborted", PLAIN)));
            producer.flush();
            assertThat(aborted).isDone();
            producer.abortTransaction();
            send(0, event("change", "kept", PLAIN));

            assertThat(ear.hear(1)).containsExactly("change kept");
        }
    }

    @Test
    void shouldSendOnlyWhatIsAskedForAndMayBeSeen() throws Exception {
        try (Ear asks = new Ear(one, "all", "?kind=alert,stage&risk=HIGH", "");
                Ear sees = new Ear(one, "north", "", "")) {
            send(
                    1,
                    event("change", "f1", "\"risk\":\"HIGH\",\"region\":\"SOUTH\""),
                    event("alert", "f2", "\"risk\":\"LOW\",\"region\":\"NORTH\""),
                    event("alert", "f3", "\"level\":\"HIGH\",\"region\":null"),
                    event("stage", "f4", "\"risk\":\"HIGH\",\"region\":\"NORTH\""));

            assertThat(asks.hear(2)).containsExactly("alert f3", "stage f4");
            assertThat(sees.hear(2)).containsExactly("alert f2", "stage f4");
        }
    }

    @Test
    void shouldTellOfAGapWhenEventsAreGone() throws Exception {
        String left;
        try (Ear ear = new Ear(two, "all", "", "")) {
            left = ear.lastId();
            for (int i = 0; i < 60; i++) {
                send(2, event("change", "gone-" + i, PLAIN));
            }
            assertThat(ear.hear(60)).hasSize(60);
        }

        try (Ear ear = new Ear(two, "all", "", left)) {
            List<String> heard = ear.hear(51);

            assertThat(heard.get(0)).startsWith("gap ");
            assertThat(heard.get(50)).isEqualTo("change gone-59");
        }
    }

    @Test
    void shouldSendALinkThatIsAliveBeforeAnythingHappens() throws Exception {
        try (Ear ear = new Ear(one, "all", "?kind=segment", "")) {
            assertThat(ear.lastId()).isNotEmpty();
        }
    }

    @Test
    void shouldDropWhoDoesNotReadWithoutHoldingUpOthers() throws Exception {
        MeterRegistry meters = two.context().getBean(MeterRegistry.class);
        double before = meters.get(FeedHub.DROPPED).counter().count();
        String large = PLAIN + ",\"name\":\"" + "x".repeat(100_000) + "\"";
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), two.port());
                Ear quick = new Ear(two, "all", "", "")) {
            slow.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: all-key\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            TestServer.await(() -> meters.get(FeedHub.CLIENTS).gauge().value(), clients -> clients >= 2);
            int sent = 0;
            while (meters.get(FeedHub.DROPPED).counter().count() == before && sent < 2_000) {
                String[] batch = new String[10];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = event("change", "large-" + (sent + i), large);
                }
                send(0, batch);
                sent += batch.length;
                assertThat(quick.hear(batch.length)).last().isEqualTo("change large-" + (sent - 1));
            }

            assertThat(meters.get(FeedHub.DROPPED).counter().count()).isEqualTo(before + 1);
            int read = 0;
            while (read >= 0) {
                read = slow.getInputStream().read(new byte[1 << 16]);
            }
            send(0, event("change", "after", PLAIN));
            assertThat(quick.hear(1)).containsExactly("change after");
        }
    }

    @Test
    void shouldSayWhenTooManyListen() throws Exception {
        List<Ear> ears = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                ears.add(new Ear(one, "all", "", ""));
            }

            HttpResponse<String> response = one.get("/api/v1/events", "X-API-Key", "all-key");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
        } finally {
            for (Ear ear : ears) {
                ear.close();
            }
        }
        MeterRegistry meters = one.context().getBean(MeterRegistry.class);
        TestServer.await(() -> meters.get(FeedHub.CLIENTS).gauge().value(), clients -> clients == 0);
    }

    @Test
    void shouldSayWhichParameterIsWrong() throws Exception {
        HttpResponse<String> response = one.get("/api/v1/events?kind=change,gift", "X-API-Key", "all-key");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Optional.of(TestHttp.json(response).get("detail").asText()))
                .contains("kind must be of alert, change, segment, stage");
    }
}
