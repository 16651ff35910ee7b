package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.streams.task.Positions;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    /** Positions 300 in the first topic and 5 in the third of three, then a state of three bytes. Never to be changed: such bytes are stored. */
    private static final byte[] GOLDEN = HexFormat.of().parseHex("7e05ac0205020304");

    private static final byte[] STATE = {2, 3, 4};

    @Test
    void shouldReadAndWriteWhatIsStored() {
        Positions reached = Objects.requireNonNull(StoredForm.reached(GOLDEN, 3));

        assertThat(StoredForm.of(StoredForm.prefix(reached), STATE)).isEqualTo(GOLDEN);
        assertThat(StoredForm.state(GOLDEN)).isEqualTo(STATE);
        assertThat(reached.covers(0, 299)).isTrue();
        assertThat(reached.covers(0, 300)).isFalse();
        assertThat(reached.covers(1, 0)).isFalse();
        assertThat(reached.covers(2, 4)).isTrue();
    }

    @Test
    void shouldReadAStateThatWasStoredAlone() {
        assertThat(StoredForm.state(STATE)).isSameAs(STATE);
        assertThat(StoredForm.reached(STATE, 3)).isNull();
    }

    @Test
    void shouldReadWhatWasWrittenBeforeThereWasAnotherTopic() {
        Positions reached = Objects.requireNonNull(StoredForm.reached(GOLDEN, 4));

        assertThat(reached.covers(2, 4)).isTrue();
        assertThat(reached.covers(3, 0)).isFalse();
        assertThat(Positions.read(new PackedReader(new byte[] {0}), 4).covers(0, 0))
                .isFalse();
    }
}
