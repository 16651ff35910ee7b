package io.tierengine.benchmarks.runner.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {

    @Test
    void shouldCompareWithinRoundsWhenTheMachineSlowsDownForAll() {
        Standings standings = new SampleRuns()
                .with("engine", 100, 50, 10)
                .with("mirror", 200, 100, 20)
                .standings();

        Ratio ratio = standings.ratioTo("mirror").orElseThrow();

        assertThat(ratio.name()).isEqualTo("engine/mirror");
        assertThat(ratio.perRound()).isEqualTo(new Spread(0.5, 0.5, 0.5));
        assertThat(ratio.ofMedians()).isEqualTo(0.5);
    }

    @Test
    void shouldTellBothRatiosWhenTheyDiffer() {
        Standings standings = new SampleRuns()
                .with("engine", 100, 200, 300)
                .with("mirror", 400, 200, 100)
                .standings();

        Ratio ratio = standings.ratioTo("mirror").orElseThrow();

        assertThat(ratio.perRound()).isEqualTo(new Spread(0.25, 1, 3));
        assertThat(ratio.ofMedians()).isEqualTo(1);
    }

    @Test
    void shouldCompareWithTheFastestVariantWhenAPeerRanWithSeveralOptions() {
        Standings standings = new SampleRuns()
                .with("engine", 100)
                .with("flink-rocksdb", 10)
                .with("flink-rocksdb:managed-mb=256", 50)
                .standings();

        assertThat(standings.ratioTo("flink-rocksdb").orElseThrow().name())
                .isEqualTo("engine/flink-rocksdb:managed-mb=256");
    }

    @Test
    void shouldHaveNoRatioWhenTheEngineDidNotRun() {
        Standings standings = new SampleRuns().with("mirror", 10).standings();

        assertThat(standings.ratios()).isEmpty();
        assertThat(standings.ratioTo("mirror")).isEmpty();
    }

    @Test
    void shouldWeighRecordSizesByTheirNumber() {
        Measured run = new SampleRuns().with("engine", 1).standings().runs().getFirst();

        assertThat(run.result().changelogBytesPerFact()).isEqualTo(55);
        assertThat(run.result().changelogRecordBytes()).isEqualTo((500 * 69.0 + 100 * 129.0) / 600);
    }

    @Test
    void shouldJudgeGoalsByWhatWasMeasured() {
        Report report = new SampleRuns()
                .with("engine", 100)
                .with("mirror", 201)
                .with("dsl-hopping", 4)
                .report();

        List<Goal> goals = report.goals();

        assertThat(goals)
                .extracting(Goal::what, Goal::verdict)
                .containsExactly(
                        tuple("throughput, engine/mirror", "no"),
                        tuple("throughput, engine/flink-rocksdb", "not measured"),
                        tuple("throughput, engine/dsl-hopping", "yes"),
                        tuple("changelog per fact, all changelogs, B", "yes"),
                        tuple("state on disk per customer with 20 active days, B", "yes"));
    }
}
