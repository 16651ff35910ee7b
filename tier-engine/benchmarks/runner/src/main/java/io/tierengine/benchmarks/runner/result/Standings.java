package io.tierengine.benchmarks.runner.result;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All runs of a benchmark, by contender. A contender's options belong to its name: {@code flink-rocksdb:managed-mb=256}. */
public final class Standings {

    /** What everybody is compared with. */
    public static final String ENGINE = "engine";

    private final List<Measured> runs;
    private final Map<String, Map<Integer, Measured>> byContender = new LinkedHashMap<>();

    public Standings(List<Measured> runs) {
        this.runs = List.copyOf(runs);
        for (Measured run : runs) {
            byContender
                    .computeIfAbsent(run.contender(), name -> new LinkedHashMap<>())
                    .put(run.round(), run);
        }
    }

    List<Measured> runs() {
        return runs;
    }

    /** How many there were. */
    public int rounds() {
        return runs.stream().mapToInt(Measured::round).max().orElse(0);
    }

    /** In the order of the first round. */
    List<String> contenders() {
        return List.copyOf(byContender.keySet());
    }

    Spread throughput(String contender) {
        return spread(contender, Measured::factsPerSecond);
    }

    Spread spread(String contender, ToDoubleFunction<Measured> figure) {
        return Spread.of(
                runsOf(contender).values().stream().map(figure::applyAsDouble).collect(Collectors.toList()));
    }

    /** The engine's ratio to every other. */
    List<Ratio> ratios() {
        return byContender.containsKey(ENGINE)
                ? byContender.keySet().stream()
                        .filter(name -> !name.equals(ENGINE))
                        .map(this::engineTo)
                        .toList()
                : List.of();
    }

    /** The engine's ratio to a contender, to its fastest variant where it ran with several options; empty if one of them didn't run. */
    Optional<Ratio> ratioTo(String plainName) {
        return ratios().stream()
                .filter(ratio -> plainName(ratio.slower()).equals(plainName))
                .max(Comparator.comparingDouble(
                        ratio -> throughput(ratio.slower()).median()));
    }

    private Ratio engineTo(String other) {
        Map<Integer, Measured> ours = runsOf(ENGINE);
        Map<Integer, Measured> theirs = runsOf(other);
        List<Double> perRound = ours.keySet().stream()
                .filter(theirs::containsKey)
                .map(round ->
                        at(ours, round).factsPerSecond() / at(theirs, round).factsPerSecond())
                .toList();
        return new Ratio(
                ENGINE, other, throughput(ENGINE).median() / throughput(other).median(), Spread.of(perRound));
    }

    private Map<Integer, Measured> runsOf(String contender) {
        return byContender.getOrDefault(contender, Map.of());
    }

    private static Measured at(Map<Integer, Measured> runs, int round) {
        Measured run = runs.get(round);
        if (run == null) {
            throw new IllegalArgumentException("no run in round " + round);
        }
        return run;
    }

    static String plainName(String contender) {
        int colon = contender.indexOf(':');
        return colon < 0 ? contender : contender.substring(0, colon);
    }
}
