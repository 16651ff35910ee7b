package io.tierengine.views.topology;

import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.streams.customer.BeforeCommit;
import io.tierengine.views.Look;
import io.tierengine.views.course.CourseEvents;
import io.tierengine.views.row.KnownCustomer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Owns the views of a partition's customers. Takes what one program tells, and profiles; hands on events with what is known of their customers. What is
 * older than what it knows changes nothing and isn't handed on.
 */
final class ViewsProcessor implements Processor<byte @Nullable [], @Nullable SpecificRecord, byte[], byte[]> {

    /** How often looks are taken over, and how many at a time: a bound on what a transaction grows by. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final int MOST_LOOKS = 500;

    private final ViewsTopology.Settings settings;
    private final Looks looks;

    private ProcessorContext<byte[], byte[]> context;
    private HeldBack customers;

    @SuppressWarnings("NullAway.Init")
    ViewsProcessor(ViewsTopology.Settings settings, Looks looks) {
        this.settings = settings;
        this.looks = looks;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        customers = new HeldBack(context, settings.zone());
        BeforeCommit beforeCommit = context.getStateStore(Names.BEFORE_COMMIT);
        beforeCommit.run(customers::write);
        int partition = context.taskId().partition();
        context.schedule(
                BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, _ -> takeOver(looks.take(partition, MOST_LOOKS)));
    }

    @Override
    public void process(Record<byte @Nullable [], @Nullable SpecificRecord> record) {
        long appendedAt = record.timestamp();
        switch (record.value()) {
            case TierChange change when isOurs(change.getProgram()) -> take(change, appendedAt);
            case LifecycleChange change when isOurs(change.getProgram()) -> take(change, appendedAt);
            case SegmentChange change when isOurs(change.getProgram()) -> take(change, appendedAt);
            case CustomerAlert alert when isOurs(alert.getProgram()) -> take(alert, appendedAt);
            case CustomerProfile profile
            when isSound(record.key(), profile, appendedAt) ->
                customers.put(Parts.with(customers.get(profile.getCustomerId()), profile, appendedAt));
            case null, default -> {
                // Another program's, a record that can't be read, or a profile that the engine has refused too.
            }
        }
    }

    /** Brings customers up to date; nobody is told, as nothing has happened. */
    private void takeOver(List<Look> found) {
        found.forEach(look -> customers.put(customers.get(look.customerId()).with(look)));
    }

    private boolean isOurs(String program) {
        return program.equals(settings.program());
    }

    /** By the same rules as the engine's intake. */
    private boolean isSound(byte @Nullable [] key, CustomerProfile profile, long appendedAt) {
        long occurredAt = profile.getOccurredAt().toEpochMilli();
        return !profile.getCustomerId().isEmpty()
                && Arrays.equals(key, bytes(profile.getCustomerId()))
                && occurredAt >= 0
                && occurredAt - appendedAt <= settings.futureTolerance().toMillis();
    }

    private void take(TierChange change, long appendedAt) {
        KnownCustomer before = customers.get(change.getCustomerId());
        KnownCustomer now = Parts.with(before, change, appendedAt);
        if (now.equals(before)) {
            return;
        }
        customers.put(now);
        customers.addToCourse(now.id(), Parts.event(change));
        customers.move(
                now,
                change.getPreviousTier().orElse(null),
                change.getNewTier(),
                change.getEffectiveAt().toEpochMilli());
        tell(now, FeedEvent.of(change, now), appendedAt);
    }

    private void take(LifecycleChange change, long appendedAt) {
        KnownCustomer before = customers.get(change.getCustomerId());
        KnownCustomer now = Parts.with(before, change, appendedAt);
        if (now.equals(before)) {
            return;
        }
        customers.put(now);
        customers.addToCourse(now.id(), Parts.event(change));
        tell(now, FeedEvent.of(change, now), appendedAt);
    }

    private void take(SegmentChange change, long appendedAt) {
        KnownCustomer before = customers.get(change.getCustomerId());
        KnownCustomer now = Parts.with(before, change, appendedAt);
        if (now.equals(before)) {
            return;
        }
        customers.put(now);
        tell(now, FeedEvent.of(change, now), appendedAt);
    }

    private void take(CustomerAlert alert, long appendedAt) {
        KnownCustomer before = customers.get(alert.getCustomerId());
        KnownCustomer now = Parts.with(before, alert, appendedAt);
        if (now.equals(before)) {
            return;
        }
        customers.put(now);
        customers.addAlert(now.id(), Parts.kept(alert));
        CourseEvents.@Nullable Event event = Parts.event(alert);
        if (event != null) {
            customers.addToCourse(now.id(), event);
        }
        tell(now, FeedEvent.of(alert, now), appendedAt);
    }

    private void tell(KnownCustomer customer, byte[] event, long appendedAt) {
        context.forward(new Record<>(bytes(customer.id()), event, appendedAt));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
