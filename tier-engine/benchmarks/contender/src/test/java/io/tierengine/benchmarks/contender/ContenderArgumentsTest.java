package io.tierengine.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContenderArgumentsTest {

    private static final List<String> COMPLETE = List.of(
            "--bootstrap-servers", "127.0.0.1:9092",
            "--registry-url", "http://127.0.0.1:8081",
            "--policy", "policy.yaml",
            "--run", "run-1",
            "--state-folder", "/state");

    @Test
    void shouldReadArgumentsAndOptions() {
        ContenderArguments arguments = parse("--option", "threads=3", "--option", "producer.linger.ms=20");

        assertThat(arguments.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(arguments.policy()).isEqualTo(Path.of("policy.yaml"));
        assertThat(arguments.stateFolder()).isEqualTo(Path.of("/state"));
        assertThat(arguments.options().takeCount("threads", 1)).isEqualTo(3);
        assertThat(arguments.options().takeAllOf("producer")).isEqualTo(Map.of("linger.ms", "20"));
        arguments.options().requireNoneLeft();
    }

    @Test
    void shouldGiveDefaultsWhenNothingIsSaid() {
        ContenderOptions options = parse().options();

        assertThat(options.takeCount("threads", 2)).isEqualTo(2);
        assertThat(options.takeChoice("backend", "rocksdb", "heap")).isEqualTo("rocksdb");
        assertThat(options.takeFlag("incremental", true)).isTrue();
        assertThat(options.takeAllOf("flink")).isEmpty();
    }

    @Test
    void shouldRefuseAnOptionThatNobodyTook() {
        ContenderOptions options = parse("--option", "paralelism=2").options();

        assertThatThrownBy(options::requireNoneLeft).hasMessageContaining("paralelism");
    }

    @Test
    void shouldRefuseAValueThatIsNone() {
        assertThatThrownBy(() -> parse("--option", "threads=none").options().takeCount("threads", 1))
                .hasMessageContaining("threads is none");
        assertThatThrownBy(() -> parse("--option", "threads=0").options().takeCount("threads", 1))
                .hasMessageContaining("threads is 0");
        assertThatThrownBy(() -> parse("--option", "backend=disk").options().takeChoice("backend", "rocksdb", "heap"))
                .hasMessageContaining("[rocksdb, heap]");
    }

    @Test
    void shouldRefuseWhatIsMissingUnknownOrGivenTwice() {
        assertThatThrownBy(() -> ContenderArguments.parse("--run", "run-1")).hasMessageContaining("is missing");
        assertThatThrownBy(() -> parse("--folder", "x")).hasMessageContaining("--folder is unknown");
        assertThatThrownBy(() -> parse("--run", "run-2")).hasMessageContaining("--run is given twice");
        assertThatThrownBy(() -> parse("--option", "threads")).hasMessageContaining("key=value");
        assertThatThrownBy(() -> parse("--option")).hasMessageContaining("--option has no value");
    }

    private static ContenderArguments parse(String... more) {
        return ContenderArguments.parse(
                Stream.concat(COMPLETE.stream(), Stream.of(more)).toArray(String[]::new));
    }
}
