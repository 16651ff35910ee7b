package io.tierengine.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.customer.StateMemory;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is connected to what is a committed file, so that a change of it is seen in review; names of stores are names of topics. */
class TierTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/tierengine/streams/topology.txt");

    @Test
    void shouldBeAsCommitted() throws IOException {
        try (RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            String described = new TierTopology(
                            TopicCatalogue.standard(),
                            serdes,
                            ProcessorSettings.DEFAULTS,
                            (partition, since) -> false,
                            new HeldOffsets(),
                            new StateMemory(0),
                            new EngineStatistics())
                    .build()
                    .describe()
                    .toString();
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(GOLDEN, described, StandardCharsets.UTF_8);
            }

            assertThat(described)
                    .as("the topology changed; if that is meant, run with -Dgolden.update=true and commit " + GOLDEN)
                    .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
        }
    }
}
