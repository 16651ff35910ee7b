package io.tierengine.streams.intake;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.deadletter.DeadLetters;
import io.tierengine.streams.deadletter.Refusal;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what can be understood, lies in the right partition and isn't dated in the future; sends the rest to the dead
 * letters.
 */
public final class IntakeProcessor implements Processor<byte @Nullable [], Arrival, byte @Nullable [], Object> {

    private static final char LAST_ASCII = 0x7f;

    private final Duration futureTolerance;
    private final String accepted;
    private final String refused;
    private final String progressStore;
    private final Runnable refusals;

    private ProcessorContext<byte @Nullable [], Object> context;
    private TaskProgress progress;

    /**
     * A processor with two children.
     *
     * @param futureTolerance how far after its append a fact may be dated
     * @param accepted name of the child that takes what is let through
     * @param refused name of the child that takes dead letters
     * @param progressStore name of the task's progress
     * @param refusals told of each refusal
     */
    @SuppressWarnings("NullAway.Init")
    public IntakeProcessor(
            Duration futureTolerance, String accepted, String refused, String progressStore, Runnable refusals) {
        this.futureTolerance = futureTolerance;
        this.accepted = accepted;
        this.refused = refused;
        this.progressStore = progressStore;
        this.refusals = refusals;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Object> processorContext) {
        context = processorContext;
        progress = context.getStateStore(progressStore);
    }

    @Override
    public void process(Record<byte @Nullable [], Arrival> record) {
        context.recordMetadata().ifPresent(progress::take);
        Refusal refusal = refusalOf(record.key(), record.value());
        if (refusal == null) {
            context.forward(record, accepted);
            return;
        }
        if (progress.isAgain()) {
            return;
        }
        refusals.run();
        context.forward(DeadLetters.of(record, refusal, null, context), refused);
    }

    private @Nullable Refusal refusalOf(byte @Nullable [] key, Arrival arrival) {
        return switch (arrival.content()) {
            case Content.Unreadable unreadable -> new Refusal(unreadable.reason(), unreadable.message());
            case Content.OfMark mark -> refusalOf(mark.mark(), arrival.appendedAtMillis());
            case Content.OfFact fact -> refusalOf(key, fact.fact(), arrival.appendedAtMillis());
        };
    }

    private @Nullable Refusal refusalOf(Arrival.Mark mark, long appendedAtMillis) {
        return mark.completeThroughMillis() == Decimals.ABSENT
                ? null
                : refusalOfTime("completeThrough", mark.completeThroughMillis(), appendedAtMillis);
    }

    private @Nullable Refusal refusalOf(byte @Nullable [] key, Fact fact, long appendedAtMillis) {
        if (fact.customerId().isEmpty()) {
            return new Refusal(RefusalReason.NO_CUSTOMER, "customerId is missing");
        }
        if (key == null || !isInUtf8(key, fact.customerId())) {
            return new Refusal(
                    RefusalReason.KEY_MISMATCH,
                    "the record's key isn't its customerId, '" + fact.customerId()
                            + "', so it may lie in another partition than the customer; send it with that key");
        }
        return refusalOfTime("occurredAt", fact.occurredAtMillis(), appendedAtMillis);
    }

    /** Whether the bytes are the text in UTF-8, without making bytes of plain ASCII. */
    private static boolean isInUtf8(byte[] bytes, String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next > LAST_ASCII) {
                return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
            }
            if (i >= bytes.length || bytes[i] != next) {
                return false;
            }
        }
        return bytes.length == text.length();
    }

    private @Nullable Refusal refusalOfTime(String field, long millis, long appendedAtMillis) {
        if (millis < 0) {
            return new Refusal(RefusalReason.BEFORE_EPOCH, field + " is before 1970");
        }
        if (millis - appendedAtMillis > futureTolerance.toMillis()) {
            return new Refusal(
                    RefusalReason.IN_THE_FUTURE,
                    field + " " + Instant.ofEpochMilli(millis) + " is more than " + futureTolerance
                            + " after the record was appended, " + Instant.ofEpochMilli(appendedAtMillis));
        }
        return null;
    }
}
