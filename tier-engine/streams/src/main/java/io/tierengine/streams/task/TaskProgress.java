package io.tierengine.streams.task;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.List;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come in its input topics. Its offsets may be committed as of an earlier moment, since the state of some customers
 * is written later; after a restart the records in between come again. What had become of them that others can see is committed:
 * {@link #isAgain} tells which they are, and each customer's record tells how far it had come itself.
 */
public final class TaskProgress extends TaskObject {

    private static final int VERSION = 1;

    private final List<String> topics;
    /** The next record to come, by what this task has processed since it was started. */
    private final Positions next;
    /** The first record that this task has processed since it was started. */
    private final Positions first;
    /** Up to where records were answered for before this task was started. */
    private Positions answered;

    private int topic;
    private long offset = Positions.UNKNOWN;

    private TaskProgress(String name, List<String> topics) {
        super(name);
        this.topics = topics;
        next = new Positions(topics.size());
        first = new Positions(topics.size());
        answered = new Positions(topics.size());
    }

    /**
     * For a topology.
     *
     * @param topics names of all input topics, in an order that never changes
     */
    public static StoreBuilder<TaskProgress> builder(String name, List<String> topics) {
        return TaskObject.builder(name, () -> new TaskProgress(name, topics));
    }

    /** A record is about to be processed. */
    public void take(RecordMetadata record) {
        topic = indexOf(record.topic());
        offset = record.offset();
        if (first.of(topic) == Positions.UNKNOWN) {
            first.set(topic, offset);
        }
        next.set(topic, offset + 1);
    }

    private int indexOf(String name) {
        for (int i = 0; i < topics.size(); i++) {
            if (topics.get(i).equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("topic " + name + " isn't one of " + topics);
    }

    /** Whether the record in hand was processed before, and what had become of it was committed. */
    public boolean isAgain() {
        return offset != Positions.UNKNOWN && answered.covers(topic, offset);
    }

    /** Whether a customer had taken the record in hand when it was written. */
    public boolean isTakenBy(@Nullable Positions customer) {
        return customer != null && isAgain() && customer.covers(topic, offset);
    }

    /** Whether the record in hand was processed before, or some may be that are still to come. */
    public boolean isComingAgain() {
        if (isAgain()) {
            return true;
        }
        for (int i = 0; i < topics.size(); i++) {
            if (next.of(i) < answered.of(i)) {
                return true;
            }
        }
        return false;
    }

    /** The next records to come, as of now. */
    public Positions now() {
        return next.copy();
    }

    /** How many topics there are. */
    public int topics() {
        return topics.size();
    }

    /** How far a customer has come that was just taken as it is: all records before now were processed. */
    public Positions reachedBy(@Nullable Positions customer) {
        return customer == null ? next : next.max(customer);
    }

    /** Holds offsets back to where they were at an earlier moment; where nothing had been processed then, to the first record since. */
    public void holdBack(HeldOffsets held, int partition, @Nullable Positions to) {
        for (int i = 0; i < topics.size(); i++) {
            long low = to == null ? Positions.UNKNOWN : to.of(i) == Positions.UNKNOWN ? first.of(i) : to.of(i);
            held.set(topics.get(i), partition, low);
        }
    }

    /** What a task needs to know if it is started again: the clock as of the offsets it will begin with, and what is answered for. */
    public byte[] toBytes(byte[] clock) {
        PackedWriter out = new PackedWriter();
        out.writeByte(VERSION);
        answered.max(next).write(out);
        out.writeBytes(clock);
        return out.toByteArray();
    }

    /** Takes up what {@link #toBytes} told; returns the clock. */
    public byte[] resume(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptStateException(
                    "a task's progress of version " + version + "; this engine reads " + VERSION);
        }
        answered = Positions.read(in, topics.size());
        return in.readBytes();
    }
}
