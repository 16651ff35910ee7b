package io.tierengine.benchmarks.runner.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {

    private final Report report = new SampleRuns()
            .with("engine", 100, 120)
            .with("mirror", 200, 200)
            .with("dsl-hopping", 2, 2)
            .report();

    @Test
    void shouldHaveTheShapeThatProgramsReadWhenWrittenAsJson() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(report));

        assertThat(json.at("/ratios/engine~1mirror").asDouble()).isEqualTo(0.55);
        assertThat(json.at("/ratios/engine~1dsl-hopping").asDouble()).isEqualTo(55);
        assertThat(json.at("/ratios/engine~1flink-rocksdb").isNull()).isTrue();
        assertThat(json.at("/ratiosOfMedians/engine~1mirror").asDouble()).isEqualTo(0.55);
        assertThat(json.at("/contenders/engine/medianFactsPerSecond").asDouble())
                .isEqualTo(110);
        assertThat(json.get("runs")).hasSize(6);
        assertThat(json.at("/runs/0/changelogs/1/topic").asText()).isEqualTo("cold-changelog");
        assertThat(json.at("/runs/5/historyFactsPerSecond").isNull()).isTrue();
        assertThat(json.at("/runs/0/cpuMicrosPerFact").asDouble()).isEqualTo(5);
        assertThat(json.get("goals")).hasSize(5);
        assertThat(json.at("/goals/0/holds").asBoolean()).isTrue();
        assertThat(json.at("/goals/1/holds").isNull()).isTrue();
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/settings/facts").asLong()).isEqualTo(1_010);
    }

    @Test
    void shouldDrawABarForEachContender(@TempDir Path folder) throws Exception {
        ReportFiles.write(report, folder);

        Document chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("chart.svg").toFile());
        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(Files.readString(folder.resolve("results.md"))).contains("| engine/mirror | 0.55 | 0.50 | 0.60 |");
        assertThat(folder.resolve("results.json")).isNotEmptyFile();
    }

    @Test
    void shouldTellWhichGoalsHoldWhenPrinted() {
        StringWriter printed = new StringWriter();

        ReportText.print(report, new PrintWriter(printed));

        assertThat(printed.toString().lines())
                .anyMatch(line -> line.startsWith("engine ") && line.contains("110"))
                .anyMatch(line -> line.startsWith("throughput, engine/mirror") && line.endsWith("yes"))
                .anyMatch(line -> line.startsWith("throughput, engine/flink-rocksdb") && line.endsWith("not measured"));
    }
}
