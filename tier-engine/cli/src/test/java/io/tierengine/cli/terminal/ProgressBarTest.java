package io.tierengine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressBar bar =
            new ProgressBar(new PrintStream(terminal, true, StandardCharsets.UTF_8), nanos::get);

    @Test
    void shouldShowNothingWhenTheWorkIsQuick() {
        bar.at("reading", 0.5);
        bar.finish();

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldDrawOneLineTenTimesASecondAtMostAndRemoveIt() {
        nanos.set(100_000_000L);
        bar.at("reading", 0.5);
        nanos.set(150_000_000L);
        bar.at("reading", 0.6);
        bar.finish();

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[K[###############               ]  50 % reading\r\u001b[K");
    }
}
