package io.tierengine.streams.cutoff;

import io.tierengine.contract.RfmCount;
import io.tierengine.contract.topic.CutoffKey;
import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.serde.Poison;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the counts of all partitions, and publishes the cut-offs that come of them, each instant's once. They come into force no earlier than every
 * task knows them: later than any fact can be dated that is accepted now, and a margin more.
 */
public final class MergeProcessor implements Processor<byte[], byte @Nullable [], byte[], @Nullable Object> {

    private static final Logger LOG = LoggerFactory.getLogger(MergeProcessor.class);

    /** How soon is tried again what had to wait for the policy to reach this instance. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Wiring wiring;
    private ProcessorContext<byte[], @Nullable Object> context;
    private KeyValueStore<Bytes, byte[]> store;
    private ReadOnlyKeyValueStore<Bytes, byte[]> policies;
    private ReadOnlyKeyValueStore<Bytes, byte[]> published;
    private Map<PolicyKey, MergeBook> books;

    /**
     * What the processor is connected to.
     *
     * @param program name of the policy that is applied; empty: the only one there is
     * @param delay how much later than now cut-offs come into force at least
     * @param countsTopic topic of the counts
     * @param counts what reads its values
     * @param toCutoffs child that takes cut-offs
     * @param toCounts child that takes deletions of counts
     */
    public record Wiring(
            String program,
            Duration delay,
            Stores stores,
            PublishedPolicies policies,
            String countsTopic,
            Deserializer<RfmCount> counts,
            String toCutoffs,
            String toCounts) {}

    /**
     * Names of its stores.
     *
     * @param counts its own
     * @param policies as published, on every instance
     * @param cutoffs as published, on every instance
     */
    public record Stores(String counts, String policies, String cutoffs) {}

    @SuppressWarnings("NullAway.Init")
    public MergeProcessor(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], @Nullable Object> processorContext) {
        context = processorContext;
        store = context.getStateStore(wiring.stores().counts());
        policies = context.getStateStore(wiring.stores().policies());
        published = context.getStateStore(wiring.stores().cutoffs());
        books = MergeBook.all(store);
        context.schedule(
                AGAIN, PunctuationType.WALL_CLOCK_TIME, now -> books.values().forEach(this::mergeComplete));
    }

    @Override
    public void process(Record<byte[], byte @Nullable []> record) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        read(record.key(), value).filter(count -> isOurs(count.getProgram())).ifPresent(this::take);
    }

    private Optional<RfmCount> read(byte @Nullable [] key, byte[] value) {
        try {
            return Optional.of(wiring.counts().deserialize(wiring.countsTopic(), value));
        } catch (RuntimeException e) {
            if (Poison.classify(e).isEmpty()) {
                throw e;
            }
            LOG.error(
                    "The record with the key {} in topic {} is no count and is passed over",
                    key == null ? "" : new String(key, StandardCharsets.UTF_8),
                    wiring.countsTopic(),
                    e);
            return Optional.empty();
        }
    }

    private boolean isOurs(String program) {
        return wiring.program().isEmpty() || wiring.program().equals(program);
    }

    private void take(RfmCount told) {
        PolicyKey policy = new PolicyKey(told.getProgram(), told.getPolicyVersion());
        MergeBook book = books.computeIfAbsent(policy, name -> new MergeBook(name, store));
        long at = told.getCountedAt().toEpochMilli();
        if (book.isMerged(at)) {
            LOG.warn(
                    "Partition {} has told its count as of {} after it was merged; it is passed over",
                    told.getPartition(),
                    told.getCountedAt());
            delete(policy, at, told.getPartition());
            return;
        }
        book.add(at, told.getPartition(), told.getPartitions(), CustomerCount.read(bytesOf(told.getSketch())));
        mergeComplete(book);
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void mergeComplete(MergeBook book) {
        for (Optional<MergeBook.Complete> next = book.complete(); next.isPresent(); next = book.complete()) {
            MergeBook.Complete complete = next.get();
            Optional<PolicyInForce> policy = wiring.policies().find(policies, book.policy());
            if (policy.isEmpty()) {
                return;
            }
            merge(book, complete, policy.get().policy());
        }
    }

    private void merge(MergeBook book, MergeBook.Complete complete, Policy policy) {
        CutoffSchedule schedule = policy.rfm() == null ? null : policy.rfm().schedule();
        if (schedule == null) {
            throw new IllegalStateException(
                    "customers were counted for " + book.policy().text() + ", a policy without percentiles");
        }
        long at = complete.countedAtMillis();
        long now = context.currentSystemTimeMs();
        long effect = book.notBefore(
                Math.max(schedule.regularEffectMillis(at), now + wiring.delay().toMillis()));
        Optional<RfmCutoffs> counted = complete.count().cutoffs(schedule, at, effect);
        counted.ifPresent(cutoffs -> publish(policy, schedule, cutoffs, now));
        complete.partitions().forEach(partition -> delete(book.policy(), at, partition));
        book.merged(complete, counted.map(RfmCutoffs::effectiveFromMillis));
    }

    private void publish(Policy policy, CutoffSchedule schedule, RfmCutoffs counted, long nowMillis) {
        Instant countedAt = Instant.ofEpochMilli(counted.countedAtMillis());
        byte[] key = new CutoffKey(new PolicyKey(policy.name(), policy.version()), countedAt)
                .text()
                .getBytes(StandardCharsets.UTF_8);
        if (published.get(Bytes.wrap(key)) != null) {
            LOG.info("Cut-offs of {} as of {} are published already, and stay as they are", policy.name(), countedAt);
            return;
        }
        context.forward(
                new Record<>(key, CutoffRecords.of(policy, schedule, counted, nowMillis), nowMillis),
                wiring.toCutoffs());
        LOG.info(
                "Cut-offs of {}, counted among {} customers as of {}, are in force from {}",
                policy.name(),
                counted.customers(),
                countedAt,
                Instant.ofEpochMilli(counted.effectiveFromMillis()));
    }

    private void delete(PolicyKey policy, long countedAtMillis, int partition) {
        byte[] key = new CutoffKey(policy, Instant.ofEpochMilli(countedAtMillis))
                .text(partition)
                .getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, null, context.currentSystemTimeMs()), wiring.toCounts());
    }
}
