package io.tierengine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.topic.ContractRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated classes, as code uses them. */
class RecordsTest {

    static {
        ContractRecords.trust();
    }

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @ParameterizedTest
    @ValueSource(strings = {"0.0000", "-0.0001", "19.9000", "99999999999999.9999", "-99999999999999.9999"})
    void shouldKeepAnAmountExactlyWhenItIsInRange(String amount) throws IOException {
        var purchase = aPurchase().setAmount(new BigDecimal(amount)).build();

        var read = writtenAndRead(purchase, Transaction.class);

        assertThat(read).isEqualTo(purchase);
        assertThat(read.getAmount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void shouldTakeAnAmountOfFewerPlacesAsTheSameNumber() throws IOException {
        var purchase = aPurchase().setAmount(new BigDecimal("19.9")).build();

        var read = writtenAndRead(purchase, Transaction.class);

        assertThat(read.getAmount()).isEqualTo(new BigDecimal("19.9000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "100000000000000.0000"})
    void shouldRefuseToWriteAnAmountWhenItDoesNotFit(String amount) {
        var purchase = aPurchase().setAmount(new BigDecimal(amount)).build();

        assertThatThrownBy(() -> writtenAndRead(purchase, Transaction.class)).isInstanceOf(AvroRuntimeException.class);
    }

    @Test
    void shouldLeaveWhatMayBeNullAbsentWhenItIsNotSet() {
        var purchase = aPurchase().build();

        assertThat(purchase.getMargin()).isEmpty();
        assertThat(purchase.getOriginalOccurredAt()).isEmpty();
        assertThat(purchase.getAttributes()).isEmpty();
    }

    @Test
    void shouldKeepNumbersTextsAndDatesOfAProfileApart() throws IOException {
        var profile = CustomerProfile.newBuilder()
                .setCustomerId("C-1")
                .setOccurredAt(NOON)
                .setCustomerSince(LocalDate.parse("2019-02-28"))
                .setNumbers(Map.of("staff", new BigDecimal("120.000000")))
                .setTexts(Map.of("postcode", "00120"))
                .setDates(Map.of("contractEnd", LocalDate.parse("2026-12-31")))
                .build();

        var read = writtenAndRead(profile, CustomerProfile.class);

        assertThat(read).isEqualTo(profile);
        assertThat(read.getNumbers()).containsEntry("staff", new BigDecimal("120.000000"));
        assertThat(read.getTexts()).containsEntry("postcode", "00120");
        assertThat(read.getDates()).containsEntry("contractEnd", LocalDate.parse("2026-12-31"));
    }

    @Test
    void shouldKeepTheBytesOfARefusedRecord() throws IOException {
        var letter = DeadLetter.newBuilder()
                .setReason(RefusalReason.UNREADABLE)
                .setMessage("The value ends in the middle of a field.")
                .setSourceTopic("customer-transactions")
                .setSourcePartition(3)
                .setSourceOffset(Long.MAX_VALUE)
                .setSourceValue(ByteBuffer.wrap(new byte[] {0, -1, 127}))
                .setHeaders(List.of(
                        header("trace", ByteBuffer.wrap("a".getBytes(StandardCharsets.UTF_8))), header("trace", null)))
                .setFailedAt(NOON)
                .build();

        var read = writtenAndRead(letter, DeadLetter.class);

        assertThat(read).isEqualTo(letter);
        assertThat(read.getSourceKey()).isEmpty();
        assertThat(read.getSourceValue()).contains(ByteBuffer.wrap(new byte[] {0, -1, 127}));
    }

    private static RecordHeader header(String name, @Nullable ByteBuffer value) {
        return RecordHeader.newBuilder().setName(name).setValue(value).build();
    }

    private static Transaction.Builder aPurchase() {
        return Transaction.newBuilder()
                .setEventId("E-1")
                .setCustomerId("C-1")
                .setOccurredAt(NOON)
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal("10.0000"))
                .setCurrency("CNY");
    }

    private static <V extends SpecificRecord> V writtenAndRead(V value, Class<V> type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(type).write(value, encoder);
        encoder.flush();
        return new SpecificDatumReader<>(type)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
