package io.tierengine.streams.interleave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InterleavingTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final TopicPartition A = new TopicPartition("a", 0);
    private static final TopicPartition B = new TopicPartition("b", 0);
    private static final TopicPartition ELSEWHERE = new TopicPartition("elsewhere", 0);

    private final Broker broker = new Broker();
    private final List<Long> looked = new ArrayList<>();
    private final Consumer<byte[], byte[]> consumer = Interleaving.of(broker, List.of("a", "b"), this::time);

    InterleavingTest() {
        consumer.subscribe(List.of("a", "b", "elsewhere"));
        broker.rebalance(List.of(A, B, ELSEWHERE));
    }

    @Test
    void shouldLetEverythingThroughWithoutALookAtTimesWhenTheOthersAreReadToTheirEnds() {
        append(A, 30, 10, 20);
        broker.answer(B, 0);
        broker.answer(A, 2);

        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);

        assertThat(times(records, A)).containsExactly(30L, 10L);
        assertThat(records.nextOffsets()).containsOnlyKeys(A);
        assertThat(looked).isEmpty();
    }

    @Test
    void shouldLetAllTopicsThroughWithoutALookAtTimesWhenNothingIsLeftOnTheBroker() {
        append(A, 30);
        append(B, 10);
        broker.answer(A, 1);
        broker.answer(B, 1);

        assertThat(consumer.poll(PATIENCE).count()).isEqualTo(2);
        assertThat(looked).isEmpty();
    }

    @Test
    void shouldHoldBackUntilItIsKnownThatATopicIsReadToItsEnd() {
        append(A, 10);
        broker.answer(A, 1);

        ConsumerRecords<byte[], byte[]> unknown = consumer.poll(PATIENCE);
        long held = consumer.position(A);
        long lag = consumer.currentLag(A).orElseThrow();
        broker.answer(B, 0);
        ConsumerRecords<byte[], byte[]> known = consumer.poll(PATIENCE);

        assertThat(unknown.isEmpty()).isTrue();
        assertThat(unknown.nextOffsets()).containsOnlyKeys(A);
        assertThat(next(unknown, A)).isZero();
        assertThat(held).isZero();
        assertThat(lag).isEqualTo(1);
        assertThat(times(known, A)).containsExactly(10L);
        assertThat(next(known, A)).isEqualTo(1);
        assertThat(consumer.position(A)).isEqualTo(1);
        assertThat(consumer.currentLag(A)).hasValue(0);
    }

    @Test
    void shouldStopWhereATopicRunsDryThatHasMoreOnTheBroker() {
        append(A, 10, 20, 30, 40);
        append(B, 15, 25, 35);
        broker.answer(A, 4);
        broker.answer(B, 2);

        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);

        assertThat(times(records, A)).containsExactly(10L, 20L);
        assertThat(times(records, B)).containsExactly(15L, 25L);
        assertThat(next(records, A)).isEqualTo(2);
        assertThat(consumer.position(A)).isEqualTo(2);
    }

    @Test
    void shouldLetNothingOfTheSameTimePassATopicThatRunsDryAtIt() {
        append(A, 10, 20);
        append(B, 20, 5);
        broker.answer(A, 2);
        broker.answer(B, 1);

        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);

        assertThat(times(records, A)).containsExactly(10L);
        assertThat(times(records, B)).containsExactly(20L);
    }

    @Test
    void shouldStopFetchingWhenEnoughWaitsAndGoOnWhenItIsGone() {
        for (int i = 0; i < Lane.ENOUGH; i++) {
            append(A, i);
        }
        append(B, 3);
        broker.answer(A, Lane.ENOUGH);

        consumer.poll(PATIENCE);
        Set<TopicPartition> stopped = Set.copyOf(broker.stopped());
        Set<TopicPartition> told = consumer.paused();
        consumer.resume(List.of(A));
        Set<TopicPartition> stillStopped = Set.copyOf(broker.stopped());
        broker.answer(B, 1);
        ConsumerRecords<byte[], byte[]> all = consumer.poll(PATIENCE);

        assertThat(stopped).containsExactly(A);
        assertThat(stillStopped).containsExactly(A);
        assertThat(told).isEmpty();
        assertThat(all.count()).isEqualTo(Lane.ENOUGH + 1);
        assertThat(broker.stopped()).isEmpty();
    }

    @Test
    void shouldWaitWhileNothingCanGoAndNotWhenSomethingCan() {
        append(A, 10);
        broker.answer(A, 1);
        consumer.poll(PATIENCE);
        consumer.pause(List.of(A));
        broker.answer(B, 0);
        consumer.poll(PATIENCE);
        consumer.resume(List.of(A));
        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
        consumer.poll(PATIENCE);

        assertThat(broker.patience()).containsExactly(PATIENCE, PATIENCE, Duration.ZERO, PATIENCE);
        assertThat(records.count()).isEqualTo(1);
    }

    @Test
    void shouldGiveNothingOfAPartitionThatIsPausedAndNothingLaterOfOthers() {
        append(A, 10, 11);
        append(B, 5, 20);
        broker.answer(A, 2);
        consumer.poll(PATIENCE);
        consumer.pause(List.of(A));
        broker.answer(B, 2);

        ConsumerRecords<byte[], byte[]> paused = consumer.poll(PATIENCE);
        Set<TopicPartition> told = consumer.paused();
        consumer.resume(List.of(A));
        ConsumerRecords<byte[], byte[]> resumed = consumer.poll(PATIENCE);

        assertThat(times(paused, B)).containsExactly(5L);
        assertThat(paused.partitions()).containsExactly(B);
        assertThat(told).containsExactly(A);
        assertThat(times(resumed, A)).containsExactly(10L, 11L);
        assertThat(times(resumed, B)).containsExactly(20L);
    }

    @Test
    void shouldPassRecordsOfOtherTopicsStraightThrough() {
        append(A, 10);
        append(ELSEWHERE, 99);
        broker.answer(A, 1);
        broker.answer(ELSEWHERE, 1);

        ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);

        assertThat(records.partitions()).containsExactly(ELSEWHERE);
        assertThat(next(records, ELSEWHERE)).isEqualTo(1);
    }

    @Test
    void shouldDropWhatWaitsOfAPartitionThatIsLostAndComesBackAtOnce() {
        append(A, 10);
        broker.answer(A, 1);
        consumer.poll(PATIENCE);

        broker.rebalance(List.of(B, ELSEWHERE));
        broker.rebalance(List.of(A, B, ELSEWHERE));
        broker.answer(B, 0);
        broker.answer(A, 1);

        assertThat(times(consumer.poll(PATIENCE), A)).containsExactly(10L);
    }

    @Test
    void shouldDropWhatWaitsWhenTheReaderGoesElsewhere() {
        append(A, 10, 20, 30);
        broker.answer(A, 3);
        consumer.poll(PATIENCE);
        consumer.seek(A, new OffsetAndMetadata(1));
        broker.answer(B, 0);
        broker.answer(A, 1);

        assertThat(times(consumer.poll(PATIENCE), A)).containsExactly(20L);
        consumer.unsubscribe();
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void shouldRefuseToCommitWhatItHoldsBack() {
        assertThatThrownBy(consumer::commitSync)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("say which offsets");
    }

    /** Whoever upgrades Kafka and finds a new method here decides whether it must know of records that are held back. */
    @Test
    void shouldHaveDecidedOnEveryMethodOfAConsumer() {
        Set<String> own = new TreeSet<>();
        Set<String> forwarded = new TreeSet<>();
        for (Method method : Consumer.class.getMethods()) {
            String signature = method.getName()
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(",", "(", ")"));
            (Interleaving.ownOf(method).isPresent() ? own : forwarded).add(signature);
        }

        assertThat(own)
                .containsExactlyInAnyOrder(
                        "poll(Duration)",
                        "position(TopicPartition)",
                        "position(TopicPartition,Duration)",
                        "currentLag(TopicPartition)",
                        "pause(Collection)",
                        "resume(Collection)",
                        "paused()",
                        "seek(TopicPartition,long)",
                        "seek(TopicPartition,OffsetAndMetadata)",
                        "seekToBeginning(Collection)",
                        "seekToEnd(Collection)",
                        "subscribe(Collection)",
                        "subscribe(Collection,ConsumerRebalanceListener)",
                        "subscribe(Pattern)",
                        "subscribe(Pattern,ConsumerRebalanceListener)",
                        "subscribe(SubscriptionPattern)",
                        "subscribe(SubscriptionPattern,ConsumerRebalanceListener)",
                        "unsubscribe()",
                        "commitSync()",
                        "commitSync(Duration)",
                        "commitAsync()",
                        "commitAsync(OffsetCommitCallback)");
        assertThat(forwarded)
                .containsExactlyInAnyOrder(
                        "assign(Collection)",
                        "assignment()",
                        "beginningOffsets(Collection)",
                        "beginningOffsets(Collection,Duration)",
                        "clientInstanceId(Duration)",
                        "close()",
                        "close(CloseOptions)",
                        "close(Duration)",
                        "commitAsync(Map,OffsetCommitCallback)",
                        "commitSync(Map)",
                        "commitSync(Map,Duration)",
                        "committed(Set)",
                        "committed(Set,Duration)",
                        "endOffsets(Collection)",
                        "endOffsets(Collection,Duration)",
                        "enforceRebalance()",
                        "enforceRebalance(String)",
                        "groupMetadata()",
                        "listTopics()",
                        "listTopics(Duration)",
                        "metrics()",
                        "offsetsForTimes(Map)",
                        "offsetsForTimes(Map,Duration)",
                        "partitionsFor(String)",
                        "partitionsFor(String,Duration)",
                        "registerMetricForSubscription(KafkaMetric)",
                        "subscription()",
                        "unregisterMetricFromSubscription(KafkaMetric)",
                        "wakeup()");
    }

    @Test
    void shouldThrowWhatTheConsumerBehindItThrows() {
        assertThatThrownBy(() -> consumer.seek(new TopicPartition("nobody's", 3), 0))
                .isInstanceOf(IllegalStateException.class);
    }

    private void append(TopicPartition partition, long... times) {
        for (long time : times) {
            broker.append(partition, 1, time);
        }
    }

    private long time(ConsumerRecord<byte[], byte[]> record) {
        looked.add(record.timestamp());
        return record.timestamp();
    }

    private static long next(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return Objects.requireNonNull(records.nextOffsets().get(partition)).offset();
    }

    private static List<Long> times(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return records.records(partition).stream()
                .map(ConsumerRecord::timestamp)
                .toList();
    }
}
