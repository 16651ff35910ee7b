package io.tierengine.benchmarks.flink;

import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** Transactions between subtasks. They are immutable, so none is ever copied. */
final class FactSerializer extends TypeSerializerSingleton<Transaction> {

    static final FactSerializer INSTANCE = new FactSerializer();

    private static final long serialVersionUID = 1L;

    private FactSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Transaction createInstance() {
        return Transaction.of("", "", 0, TransactionType.PURCHASE, 0, "");
    }

    @Override
    public Transaction copy(Transaction from) {
        return from;
    }

    @Override
    public Transaction copy(Transaction from, Transaction reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Transaction fact, DataOutputView out) throws IOException {
        writeText(fact.eventId(), out);
        writeText(fact.customerId(), out);
        out.writeLong(fact.occurredAtMillis());
        writeText(fact.type().name(), out);
        out.writeLong(fact.amount());
        writeText(fact.currency(), out);
        out.writeLong(fact.margin());
        writeText(fact.channel(), out);
        writeText(fact.category(), out);
        writeText(fact.orderId(), out);
        out.writeLong(fact.refundedAtMillis());
        out.writeInt(fact.attributes().size());
        for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
            writeText(attribute.getKey(), out);
            writeText(attribute.getValue(), out);
        }
    }

    @Override
    public Transaction deserialize(DataInputView in) throws IOException {
        return new Transaction(
                text(in),
                text(in),
                in.readLong(),
                TransactionType.valueOf(text(in)),
                in.readLong(),
                text(in),
                in.readLong(),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                in.readLong(),
                attributes(in));
    }

    private static void writeText(@Nullable String text, DataOutput out) throws IOException {
        StringValue.writeString(text, out);
    }

    private static String text(DataInput in) throws IOException {
        String text = StringValue.readString(in);
        if (text == null) {
            throw new IOException("a text that every transaction has is missing");
        }
        return text;
    }

    private static Map<String, String> attributes(DataInput in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(text(in), text(in));
        }
        return attributes;
    }

    @Override
    public Transaction deserialize(Transaction reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<Transaction> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink makes it by reflection, so it and its constructor are public. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Transaction> {

        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
