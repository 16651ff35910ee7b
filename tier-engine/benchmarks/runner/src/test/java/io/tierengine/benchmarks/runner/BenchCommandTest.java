package io.tierengine.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    @Test
    void shouldTakeLessOfEverythingWhenAskedToBeQuick() {
        BenchPlan plan = plan("--quick", "--contenders", "engine,mirror,dsl-hopping");

        assertThat(plan.shape().customers()).isEqualTo(BenchSize.QUICK.customers());
        assertThat(plan.rounds()).isEqualTo(3);
        assertThat(plan.budget()).isPresent();
        assertThat(plan.checked()).isTrue();
    }

    @Test
    void shouldLetOptionsWinOverTheSizeThatWasAskedFor() {
        BenchPlan plan =
                plan("--quick", "--rounds", "7", "--facts", "900000", "--contenders", "engine", "--skip-check");

        assertThat(plan.rounds()).isEqualTo(7);
        assertThat(plan.shape().facts()).isEqualTo(900_000);
        assertThat(plan.checked()).isFalse();
        assertThat(labels(plan)).containsExactly("engine");
    }

    @Test
    void shouldKnowWhoTakesPartUnlessTold() {
        assertThat(command("--quick").contenders()).isEqualTo("engine,mirror,flink-rocksdb,dsl-hopping");
        assertThat(command().contenders()).isEqualTo("engine,mirror,flink-rocksdb,flink-heap,jet-heap,dsl-hopping");
    }

    private static List<String> labels(BenchPlan plan) {
        return plan.contenders().stream().map(ContenderSpec::label).toList();
    }

    private static BenchPlan plan(String... arguments) {
        return command(arguments).plan();
    }

    private static BenchCommand command(String... arguments) {
        BenchCommand command = new BenchCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}
