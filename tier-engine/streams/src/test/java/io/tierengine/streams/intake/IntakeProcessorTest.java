package io.tierengine.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.Interaction;
import io.tierengine.contract.RefusalReason;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.ArrivalDeserializer;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.task.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeProcessorTest {

    private final MockProcessorContext<byte @Nullable [], Object> context = new MockProcessorContext<>();
    private final IntakeProcessor intake =
            new IntakeProcessor(Duration.ofHours(1), "accepted", "refused", "progress", () -> {});

    @ParameterizedTest
    @CsvSource({"C-1", "\u7f51\u5e97", "C-\u00e9-1", "\ud83d\uded2", "\u007f", "\u0080"})
    void shouldLetThroughWhatIsKeyedByItsCustomer(String customerId) {
        process(customerId.getBytes(UTF_8), customerId);

        assertThat(context.forwarded("accepted")).hasSize(1);
        assertThat(context.forwarded("refused")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "C-1,C-2",
        "C-1,C-11",
        "C-11,C-1",
        "'',C-1",
        "\u00e9,e",
        "e,\u00e9",
        "C-\u00e9,C-\u00e8",
        "\u00e9,\u00e9x"
    })
    void shouldRefuseAnotherKey(String key, String customerId) {
        process(key.getBytes(UTF_8), customerId);

        assertThat(context.forwarded("accepted")).isEmpty();
        assertThat(context.forwarded("refused"))
                .singleElement()
                .satisfies(letter -> assertThat(((DeadLetter) letter.record().value()).getReason())
                        .isEqualTo(RefusalReason.KEY_MISMATCH));
    }

    private void process(byte[] key, String customerId) {
        var visit = Interaction.newBuilder()
                .setEventId("E-1")
                .setCustomerId(customerId)
                .setOccurredAt(Instant.EPOCH)
                .setType("VISIT")
                .build();
        Deserializer<Interaction> sent = (topic, bytes) -> visit;
        Arrival arrival = ArrivalDeserializer.of(sent, FactTranslation::ofInteraction)
                .deserialize("customer-interactions", new byte[] {1});
        context.setCurrentSystemTimeMs(0);
        context.setRecordMetadata("customer-interactions", 0, 0);
        context.addStateStore(TaskProgress.builder("progress", List.of("customer-interactions"))
                .build());
        intake.init(context);
        intake.process(new Record<>(key, arrival, 0));
    }
}
