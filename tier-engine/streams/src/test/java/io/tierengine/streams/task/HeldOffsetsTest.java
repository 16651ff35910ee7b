package io.tierengine.streams.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HeldOffsetsTest {

    private static final TopicPartition FACTS = new TopicPartition("facts", 3);
    private static final TopicPartition OTHER = new TopicPartition("facts", 4);

    private final HeldOffsets held = new HeldOffsets();

    @Test
    void shouldLowerWhatIsHeldBackAndNothingElse() {
        held.set("facts", 3, 40);

        assertThat(held.lower(Map.of(FACTS, offset(90), OTHER, offset(7))))
                .isEqualTo(Map.of(FACTS, offset(40), OTHER, offset(7)));
    }

    @Test
    void shouldNeverCommitMoreThanWasProcessed() {
        held.set("facts", 3, 91);

        assertThat(held.lower(Map.of(FACTS, offset(90)))).isEqualTo(Map.of(FACTS, offset(90)));
    }

    @Test
    void shouldCommitAllThatWasProcessedWhenNothingIsHeldBackAnyMore() {
        held.set("facts", 3, 40);
        held.set("facts", 3, Positions.UNKNOWN);

        assertThat(held.lower(Map.of(FACTS, offset(90)))).isEqualTo(Map.of(FACTS, offset(90)));
    }

    private static OffsetAndMetadata offset(long offset) {
        return new OffsetAndMetadata(offset, "time");
    }
}
