package io.tierengine.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.server.feed.FeedEntry.Traits;
import io.tierengine.server.security.Visibility;
import io.tierengine.server.security.Visibility.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedClientTest {

    private static final int PARTITIONS = 3;

    /** An instance that has read so much of a feed, of which the offsets of each partition go 0, 2, 4 ... as with transactions. */
    private static final class Instance {

        private final FeedRing ring;
        private final int[] read = new int[PARTITIONS];

        Instance(int capacity) {
            ring = new FeedRing(capacity);
            ring.begin(Positions.of(new long[PARTITIONS]));
        }

        void read(int partition) {
            long offset = 2L * read[partition];
            add(partition, offset, new Traits("change", "c" + partition, null, null, null, null, null));
            read[partition]++;
        }

        void add(int partition, long offset, Traits traits) {
            byte[] json = (partition + "/" + offset).getBytes(StandardCharsets.UTF_8);
            Positions after = ring.end().positions().with(partition, offset + 1);
            ring.add(partition, offset, new FeedEntry(partition, offset, after, traits, json));
        }

        FeedClient connect(Listener listener, FeedFilter filter, String lastId) {
            FeedClient client =
                    new FeedClient(ring, filter, Optional.of(lastId).filter(id -> !id.isEmpty()), listener, _ -> {});
            listener.onSubscribe(client);
            client.attach();
            return client;
        }
    }

    @Test
    void shouldBeginNowAndKeepTheOrder() {
        Instance instance = new Instance(10);
        Listener listener = new Listener();
        instance.read(0);
        FeedClient client = instance.connect(listener, FeedFilter.all(), "");
        client.request(Long.MAX_VALUE);
        instance.read(1);
        instance.read(0);
        client.drain();
        instance.read(0);
        client.drain();

        assertThat(listener.data()).containsExactly("1/0", "0/2", "0/4");
        assertThat(listener.lastId()).isEqualTo("5.1.0");
        assertThat(listener.text()).startsWith("retry: 2000\n\nid: 1.0.0\n\n");
    }

    @Test
    void shouldSendNothingThatIsNotAskedFor() {
        Instance instance = new Instance(10);
        Listener listener = new Listener();
        FeedClient client = instance.connect(listener, FeedFilter.all(), "");
        instance.read(0);
        client.drain();
        assertThat(listener.text()).isEmpty();

        client.request(1);

        assertThat(listener.data()).containsExactly("0/0");
        instance.read(0);
        client.drain();
        assertThat(listener.data()).containsExactly("0/0");
    }

    /** Whatever the order in which instances read the partitions, and however far each is. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldResumeOnAnyInstanceWithoutLossOrRepetition(long seed) {
        Random random = new Random(seed);
        int each = 20;
        List<Instance> instances =
                IntStream.range(0, 3).mapToObj(_ -> new Instance(1_000)).toList();
        List<String> got = new ArrayList<>();
        String lastId = "0.0.0";
        while (got.size() < PARTITIONS * each) {
            Instance instance = instances.get(random.nextInt(instances.size()));
            Listener listener = new Listener();
            FeedClient client = instance.connect(listener, FeedFilter.all(), lastId);
            if (random.nextBoolean()) {
                client.request(Long.MAX_VALUE);
            }
            for (int i = random.nextInt(12); i > 0; i--) {
                int partition = random.nextInt(PARTITIONS);
                if (instance.read[partition] < each) {
                    instance.read(partition);
                }
                if (random.nextInt(3) == 0) {
                    client.request(1);
                }
                if (random.nextInt(4) == 0) {
                    client.heartbeat();
                }
            }
            client.drain();
            client.cancel();
            assertThat(listener.text()).doesNotContain("event: gap");
            got.addAll(listener.data());
            lastId = listener.lastId().isEmpty() ? lastId : listener.lastId();
        }

        for (int partition = 0; partition < PARTITIONS; partition++) {
            String prefix = partition + "/";
            assertThat(got.stream().filter(data -> data.startsWith(prefix)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(IntStream.range(0, each)
                            .mapToObj(i -> prefix + 2 * i)
                            .toList());
        }
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(i -> 7_000L + i).toList();
    }

    @Test
    void shouldTellOfAGapAndGoOnWithWhatIsKept() {
        Instance instance = new Instance(4);
        IntStream.range(0, 10).forEach(_ -> instance.read(0));
        Listener listener = new Listener();

        instance.connect(listener, FeedFilter.all(), "3.0.0").request(10);

        assertThat(listener.blocks().get(1).event()).isEqualTo("gap");
        assertThat(listener.data()).containsExactly("{\"kind\":\"gap\"}", "0/12", "0/14", "0/16", "0/18");
    }

    @Test
    void shouldTellOfNoGapWhereNothingIsMissing() {
        Instance instance = new Instance(4);
        IntStream.range(0, 10).forEach(_ -> instance.read(0));
        Listener listener = new Listener();

        instance.connect(listener, FeedFilter.all(), "b.0.0").request(10);

        assertThat(listener.data()).containsExactly("0/12", "0/14", "0/16", "0/18");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "1.2", "1.2.3.4", "1.-2.3", "1..3", "zzzzzzzzzzzzzzzz.0.0", "+1.0.0"})
    void shouldTellOfAGapWhereAPositionMakesNoSense(String lastId) {
        Instance instance = new Instance(4);
        instance.read(0);
        Listener listener = new Listener();
        FeedClient client = instance.connect(listener, FeedFilter.all(), lastId);
        client.request(10);
        instance.read(0);
        client.drain();

        assertThat(listener.data()).containsExactly("{\"kind\":\"gap\"}", "0/2");
    }

    @Test
    void shouldDropWhoIsTooSlowAndNobodyElse() {
        Instance instance = new Instance(4);
        Listener slow = new Listener();
        Listener quick = new Listener();
        FeedClient slowClient = instance.connect(slow, FeedFilter.all(), "");
        FeedClient quickClient = instance.connect(quick, FeedFilter.all(), "");
        slowClient.request(1);
        quickClient.request(Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            instance.read(1);
            slowClient.drain();
            quickClient.drain();
        }

        assertThat(slow.failure()).isInstanceOf(SlowClientException.class);
        assertThat(slowClient.wasSlow()).isTrue();
        assertThat(quick.data()).hasSize(10);
        assertThat(quick.failure()).isNull();
    }

    @Test
    void shouldNotDropWhoWaitsForWhatDoesNotCome() {
        Instance instance = new Instance(4);
        Listener listener = new Listener();
        FeedFilter filter = new FeedFilter(Set.of("alert"), Set.of(), Set.of(), Set.of(), null, null);
        FeedClient client = instance.connect(listener, filter, "");
        client.request(1);
        for (int i = 0; i < 10; i++) {
            instance.read(0);
            client.drain();
        }
        client.request(2);
        client.heartbeat();

        assertThat(listener.failure()).isNull();
        assertThat(listener.data()).isEmpty();
        assertThat(listener.lastId()).isEqualTo("j.0.0");
    }

    @Test
    void shouldEndItsAnswerWhenTheServerStops() {
        Instance instance = new Instance(4);
        Listener listener = new Listener();
        FeedClient client = instance.connect(listener, FeedFilter.all(), "");

        client.close();

        assertThat(listener.completed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kind=change, true",
        "kind=stage, false",
        "tier=GOLD, true",
        "tier=BASE, false",
        "risk=HIGH, true",
        "risk=LOW, false",
        "direction=UPGRADED, true",
        "direction=DOWNGRADED, false",
        "customer=ana, true",
        "customer=an, false",
        "owner=li, true",
        "owner=wu, false",
        "region=NORTH, true",
        "region=SOUTH, false"
    })
    void shouldSendOnlyWhatIsAskedForAndMayBeSeen(String wanted, boolean sent) {
        List<String> pair = Arrays.asList(wanted.split("=", 2));
        String value = pair.get(1);
        FeedFilter filter = switch (pair.get(0)) {
            case "kind" -> new FeedFilter(Set.of(value), Set.of(), Set.of(), Set.of(), null, null);
            case "tier" -> new FeedFilter(Set.of(), Set.of(value), Set.of(), Set.of(), null, null);
            case "risk" -> new FeedFilter(Set.of(), Set.of(), Set.of(value), Set.of(), null, null);
            case "direction" -> new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of(value), null, null);
            case "customer" -> new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of(), value, null);
            case "owner" -> seen(Attribute.OWNER, value);
            default -> seen(Attribute.REGION, value);
        };
        Traits traits = new Traits("change", "ana", "GOLD", "HIGH", "UPGRADED", "li", "NORTH");

        assertThat(filter.passes(traits)).isEqualTo(sent);
    }

    @Test
    void shouldNotShowACustomerOfWhomNothingIsKnownToWhoDoesNotSeeAll() {
        Traits traits = new Traits("change", "ana", null, null, null, null, null);

        assertThat(seen(Attribute.OWNER, "li").passes(traits)).isFalse();
        assertThat(FeedFilter.all().passes(traits)).isTrue();
    }

    private static FeedFilter seen(Attribute attribute, String value) {
        return new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, new Visibility(attribute, Set.of(value)));
    }
}
