package io.tierengine.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {

    private static final Logger OURS = LoggerFactory.getLogger("io.tierengine.server.Sample");
    private static final Logger OTHERS = LoggerFactory.getLogger("org.example.Sample");

    private final PrintStream terminal = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(terminal);
        Logs.configure(LogFormat.TEXT, LogLevel.INFO);
    }

    @Test
    void shouldWriteAnObjectALineWhenAskedForJson() throws Exception {
        Logs.configure(LogFormat.JSON, LogLevel.INFO);

        OURS.info("{} facts", 3);

        JsonNode line = new ObjectMapper().readTree(written.toString(StandardCharsets.UTF_8));
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("loggerName").asText()).isEqualTo("io.tierengine.server.Sample");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("3 facts");
    }

    @Test
    void shouldBeMoreQuietOfLibraries() {
        Logs.configure(LogFormat.TEXT, LogLevel.INFO);

        OURS.info("ours");
        OURS.debug("ours in detail");
        OTHERS.info("theirs");
        OTHERS.warn("their warning");

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("INFO  i.t.server.Sample - ours"),
                        line -> assertThat(line).endsWith("WARN  org.example.Sample - their warning"));
    }
}
