package io.tierengine.streams.deadletter;

import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.RecordHeader;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.Arrival;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Makes a dead letter of a refused record: the reason, where it lay, and its bytes as they were. */
public final class DeadLetters {

    private DeadLetters() {}

    /**
     * The dead letter of the record that is being processed.
     *
     * @param program whose policy refused it; null if any would
     */
    public static Record<byte @Nullable [], DeadLetter> of(
            Record<byte @Nullable [], Arrival> record,
            Refusal refusal,
            @Nullable String program,
            ProcessingContext context) {
        Arrival arrival = record.value();
        RecordMetadata source = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a dead letter is made where a record is processed"));
        long now = context.currentSystemTimeMs();
        DeadLetter letter = DeadLetter.newBuilder()
                .setProgram(program)
                .setReason(refusal.reason())
                .setMessage(refusal.message())
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setSourceTimestamp(
                        arrival.appendedAtMillis() == Decimals.ABSENT
                                ? null
                                : Instant.ofEpochMilli(arrival.appendedAtMillis()))
                .setSourceKey(wrap(record.key()))
                .setSourceValue(wrap(arrival.bytes()))
                .setHeaders(headersOf(record))
                .setFailedAt(Instant.ofEpochMilli(now))
                .build();
        return new Record<>(record.key(), letter, now);
    }

    private static List<RecordHeader> headersOf(Record<?, ?> record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(RecordHeader.newBuilder()
                    .setName(header.key())
                    .setValue(wrap(header.value()))
                    .build());
        }
        return headers;
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
