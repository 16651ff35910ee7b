package io.tierengine.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContenderSpecTest {

    @Test
    void shouldReadOptionsWhenTheyFollowAName() {
        List<ContenderSpec> specs =
                ContenderSpec.parse("engine,flink-rocksdb:managed-mb=256,flink.a.b=host:1,mirror,flink-rocksdb");

        assertThat(specs)
                .extracting(ContenderSpec::label)
                .containsExactly("engine", "flink-rocksdb:managed-mb=256,flink.a.b=host:1", "mirror", "flink-rocksdb");
        assertThat(specs.get(1).name()).isEqualTo("flink-rocksdb");
        assertThat(specs.get(1).options()).isEqualTo(Map.of("managed-mb", "256", "flink.a.b", "host:1"));
    }

    @Test
    void shouldRefuseWhenAContenderIsNamedTwice() {
        assertThatThrownBy(() -> ContenderSpec.parse("engine,mirror,engine"))
                .hasMessageContaining("named twice in engine,mirror,engine");
    }

    @Test
    void shouldRefuseWhenAnOptionHasNoValue() {
        assertThatThrownBy(() -> ContenderSpec.parse("flink-heap:unaligned")).hasMessageContaining("key=value");
    }

    @Test
    void shouldNameWhatThereIsWhenAContenderIsUnknown() {
        ContenderSpec unknown = ContenderSpec.parse("motor").getFirst();

        assertThatThrownBy(() -> ContenderCatalogue.check(unknown)).hasMessageContaining("there are engine, mirror");
    }
}
