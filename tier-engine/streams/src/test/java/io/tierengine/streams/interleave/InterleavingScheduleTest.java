package io.tierengine.streams.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Random courses: what is let through, worked off as Kafka Streams does, is at each record what {@link Rule} allows, and all that it allows;
 * each record once, and offsets as far as that and no farther.
 */
class InterleavingScheduleTest {

    private static final int COURSES = Integer.getInteger("property.cases", 300);
    private static final List<String> TOPICS = List.of("a", "b", "c", "d");

    @Test
    void shouldKeepToTheRuleWhateverComesWhen() {
        for (int seed = 0; seed < COURSES; seed++) {
            Course course = new Course(seed);
            try {
                course.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("course with seed " + seed, e);
            }
        }
    }

    private static final class Course {

        private final Random random;
        private final int chunk;
        private final int spread;
        private final Broker broker = new Broker();
        private final List<String> topics;
        private final List<TopicPartition> partitions = new ArrayList<>();
        private final Reader reader;
        private long clock;

        Course(int seed) {
            random = new Random(seed);
            chunk = seed % 25 == 0 ? 900 : 1 + random.nextInt(20);
            spread = 1 + random.nextInt(seed % 2 == 0 ? 6 : 200);
            topics = TOPICS.subList(0, 2 + random.nextInt(TOPICS.size() - 1));
            int numbers = 1 + random.nextInt(3);
            for (String topic : topics) {
                IntStream.range(0, numbers).forEach(number -> partitions.add(new TopicPartition(topic, number)));
            }
            reader = new Reader(broker, topics);
        }

        void run() {
            partitions.forEach(partition -> append(partition, random.nextInt(3 * chunk)));
            broker.rebalance(partitions);
            int steps = 20 + random.nextInt(40);
            for (int step = 0; step < steps; step++) {
                happen();
                partitions.stream()
                        .filter(_ -> random.nextInt(3) > 0)
                        .forEach(partition -> broker.answer(partition, random.nextInt(chunk + 1)));
                reader.poll();
                assertWhatWaitsIsBounded();
            }
            finish();
        }

        private void happen() {
            switch (random.nextInt(12)) {
                case 0 -> reader.pause(oneOr(broker.assignment()));
                case 1, 2 -> reader.resume(reader.paused());
                case 3 -> goBack();
                case 4 -> rebalance();
                case 5, 6, 7, 8 -> append(partitions.get(random.nextInt(partitions.size())), random.nextInt(chunk + 1));
                default -> {}
            }
        }

        /** One of these, or all of its number, as when a task is restored. */
        private Set<TopicPartition> oneOr(Set<TopicPartition> some) {
            List<TopicPartition> all =
                    partitions.stream().filter(some::contains).toList();
            if (all.isEmpty()) {
                return Set.of();
            }
            TopicPartition one = all.get(random.nextInt(all.size()));
            return random.nextBoolean()
                    ? Set.of(one)
                    : all.stream()
                            .filter(other -> other.partition() == one.partition())
                            .collect(Collectors.toSet());
        }

        private void goBack() {
            Set<TopicPartition> some = oneOr(broker.assignment());
            reader.pause(some);
            some.forEach(reader::goBack);
        }

        private void rebalance() {
            Set<Integer> numbers = IntStream.range(0, 3)
                    .filter(_ -> random.nextInt(3) > 0)
                    .boxed()
                    .collect(Collectors.toSet());
            if (random.nextInt(3) == 0) {
                broker.rebalance(List.of());
            }
            broker.rebalance(partitions.stream()
                    .filter(partition -> numbers.contains(partition.partition()))
                    .toList());
        }

        private void append(TopicPartition partition, int count) {
            for (int i = 0; i < count; i++) {
                clock += random.nextInt(3);
                broker.append(partition, 1 + random.nextInt(5) / 4, Math.max(0, clock - random.nextInt(spread)));
            }
        }

        private void assertWhatWaitsIsBounded() {
            for (TopicPartition partition : broker.assignment()) {
                int waiting = broker.fetched(partition) - reader.done(partition);
                if (waiting > Lane.ENOUGH + chunk) {
                    assertThat(broker.stopped()).contains(partition);
                }
            }
        }

        private void finish() {
            broker.rebalance(partitions);
            reader.resume(reader.paused());
            int most = 0;
            for (TopicPartition partition : partitions) {
                most += broker.log(partition).size();
            }
            for (int step = 0; step < 20 + 2 * most / chunk && !isDone(); step++) {
                partitions.forEach(partition -> broker.answer(partition, chunk));
                reader.poll();
            }
            for (TopicPartition partition : partitions) {
                assertThat(reader.done(partition))
                        .isEqualTo(broker.log(partition).size());
            }
            assertThat(new HashSet<>(broker.stopped())).isEmpty();
        }

        private boolean isDone() {
            return partitions.stream()
                    .allMatch(partition ->
                            reader.done(partition) == broker.log(partition).size());
        }
    }
}
