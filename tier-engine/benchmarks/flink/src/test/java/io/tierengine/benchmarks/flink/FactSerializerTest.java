package io.tierengine.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FactSerializerTest {

    private static final Transaction FULL = new Transaction(
            "e-1",
            "c-1",
            1_700_000_000_000L,
            TransactionType.REFUND,
            -12_345L,
            "EUR",
            678L,
            "store",
            "Buero \u20ac",
            "o-1",
            1_690_000_000_000L,
            Map.of("campaign", "summer", "till", "7"));
    private static final Transaction BARE =
            Transaction.of("e-2", "c-2", 1_700_000_000_000L, TransactionType.PURCHASE, 1, "EUR");

    @Test
    void shouldGiveBackWhatItWrote() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        FactSerializer.INSTANCE.serialize(FULL, out);
        FactSerializer.INSTANCE.serialize(BARE, out);

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(FactSerializer.INSTANCE.deserialize(in)).isEqualTo(FULL);
        assertThat(FactSerializer.INSTANCE.deserialize(in)).isEqualTo(BARE);
        assertThat(in.available()).isZero();
    }

    @Test
    void shouldCopyBytesAsTheyAre() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        FactSerializer.INSTANCE.serialize(FULL, out);

        DataOutputSerializer copy = new DataOutputSerializer(256);
        FactSerializer.INSTANCE.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);

        assertThat(FactSerializer.INSTANCE.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer())))
                .isEqualTo(FULL);
    }
}
