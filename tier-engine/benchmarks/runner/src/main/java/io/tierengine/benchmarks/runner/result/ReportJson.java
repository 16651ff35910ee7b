package io.tierengine.benchmarks.runner.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.run.ChangelogUse;
import io.tierengine.benchmarks.runner.run.RunResult;
import java.util.List;

/**
 * A report for machines. {@code ratios} holds medians of the ratios within rounds, {@code ratiosOfMedians} the other kind; the ratios
 * that goals are about are always there, null where they weren't measured. What can't be told is null too.
 */
public final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    public static String of(Report report) {
        ObjectNode root = JSON.createObjectNode();
        addRatios(root, report.standings());
        addContenders(root.putObject("contenders"), report.standings());
        ArrayNode goals = root.putArray("goals");
        report.goals().forEach(goal -> addGoal(goals.addObject(), goal));
        ArrayNode runs = root.putArray("runs");
        report.standings().runs().forEach(run -> addRun(runs.addObject(), run));
        addMachine(root.putObject("machine"), report.machine());
        addSettings(root.putObject("settings"), report);
        root.put("equality", report.equality());
        Report.NOTES.forEach(root.putArray("notes")::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addRatios(ObjectNode root, Standings standings) {
        ObjectNode perRound = root.putObject("ratios");
        ObjectNode ofMedians = root.putObject("ratiosOfMedians");
        for (String other : List.of("mirror", "flink-rocksdb", "dsl-hopping")) {
            String name = Standings.ENGINE + "/" + other;
            standings
                    .ratioTo(other)
                    .ifPresentOrElse(
                            ratio -> {
                                perRound.put(name, ratio.perRound().median());
                                ofMedians.put(name, ratio.ofMedians());
                            },
                            () -> {
                                perRound.putNull(name);
                                ofMedians.putNull(name);
                            });
        }
        for (Ratio ratio : standings.ratios()) {
            perRound.put(ratio.name(), ratio.perRound().median());
            ofMedians.put(ratio.name(), ratio.ofMedians());
        }
    }

    private static void addContenders(ObjectNode node, Standings standings) {
        for (String contender : standings.contenders()) {
            Spread spread = standings.throughput(contender);
            node.putObject(contender)
                    .put("medianFactsPerSecond", spread.median())
                    .put("leastFactsPerSecond", spread.least())
                    .put("mostFactsPerSecond", spread.most());
        }
    }

    private static void addGoal(ObjectNode node, Goal goal) {
        node.put("goal", goal.what())
                .put("bounds", goal.bounds())
                .put("median", goal.figure())
                .put("holds", goal.holds().orElse(null));
    }

    private static void addRun(ObjectNode node, Measured run) {
        RunResult result = run.result();
        node.put("round", run.round())
                .put("contender", run.contender())
                .put("factsPerSecond", run.factsPerSecond())
                .put("facts", result.live().facts())
                .put("seconds", result.live().seconds());
        if (result.historyFactsPerSecond().isPresent()) {
            node.put("historyFactsPerSecond", result.historyFactsPerSecond().getAsDouble());
        } else {
            node.putNull("historyFactsPerSecond");
        }
        node.put("contenderCpuMicrosPerFact", result.contenderCpuMicrosPerFact())
                .put("cpuMicrosPerFact", result.cpuMicrosPerFact())
                .put("changelogBytesPerFact", result.changelogBytesPerFact())
                .put("stateBytes", result.stateBytes());
        ArrayNode changelogs = node.putArray("changelogs");
        for (ChangelogUse log : result.changelogs()) {
            changelogs
                    .addObject()
                    .put("topic", log.topic())
                    .put("records", log.records())
                    .put("bytes", log.bytes())
                    .put("meanKeyBytes", log.meanKeyBytes())
                    .put("meanValueBytes", log.meanValueBytes());
        }
    }

    private static void addMachine(ObjectNode node, Machine machine) {
        node.put("processor", machine.processor())
                .put("cores", machine.cores())
                .put("memoryBytes", machine.memoryBytes())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("loadBefore", machine.loadBefore());
    }

    private static void addSettings(ObjectNode node, Report report) {
        DataShape shape = report.shape();
        node.put("began", report.began().toString())
                .put("tookSeconds", report.took().toSeconds())
                .put("rounds", report.rounds())
                .put("warmUp", report.warmUp().toString())
                .put("measure", report.measure().toString())
                .put("customers", shape.customers())
                .put("facts", report.records())
                .put("historyFacts", shape.historyFacts())
                .put("activeDays", shape.activeDays())
                .put("liveDays", shape.liveDays())
                .put("partitions", shape.partitions())
                .put("seed", shape.seed());
    }
}
