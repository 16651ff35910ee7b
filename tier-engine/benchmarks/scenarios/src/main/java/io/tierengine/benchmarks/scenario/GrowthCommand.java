package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.engine.Changelogs;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.fact.LiveFacts.Buyers;
import io.tierengine.benchmarks.scenario.fact.Loading;
import io.tierengine.benchmarks.scenario.fact.Population;
import io.tierengine.contract.BackfillMark;
import io.tierengine.core.time.LocalCalendar;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code growth}: throughput and bytes as customers and their active days grow, each size in a lab of its own. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "More customers, longer histories: throughput, state on disk, changelog.")
final class GrowthCommand implements Callable<Integer> {

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--sizes",
            split = ",",
            converter = SizeConverter.class,
            defaultValue = "10000x20,100000x20,1000000x20,10000000x20,100000x5,100000x50,100000x365",
            paramLabel = "CUSTOMERSxDAYS",
            description = "Customers and active days of each; default ${DEFAULT-VALUE}.")
    private List<Size> sizes = List.of();

    @Option(
            names = "--facts",
            defaultValue = "3000000",
            paramLabel = "N",
            description = "Live facts at each size, of active customers equally likely; default ${DEFAULT-VALUE}.")
    private long facts;

    @Option(
            names = "--active",
            split = ",",
            converter = ActiveConverter.class,
            defaultValue = "all",
            paramLabel = "N|all",
            description =
                    "The live facts are of so many of the customers; several are measured one after the other; default:"
                            + " ${DEFAULT-VALUE}.")
    private List<Integer> active = List.of();

    /** A population. */
    record Size(int customers, int activeDays) {}

    /** Reads {@code 100000x20}. */
    static final class SizeConverter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            String[] parts = text.split("x", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,3}")) {
                throw new TypeConversionException("write customers and active days, as in 100000x20, not " + text);
            }
            return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** Reads {@code 100000} or {@code all}. */
    static final class ActiveConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.equals("all")) {
                return Integer.MAX_VALUE;
            }
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new TypeConversionException("write a number of customers, or all, not " + text);
            }
            return Integer.valueOf(text);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Map<String, Object> settings = options.settings();
        settings.put("facts", facts);
        Report report = new Report("growth", settings);
        for (Size size : sizes) {
            try (Lab lab = options.open()) {
                measure(lab, size, report);
            }
        }
        report.publish(options.json());
        return CommandLine.ExitCode.OK;
    }

    private void measure(Lab lab, Size size, Report report)
            throws IOException, InterruptedException, ExecutionException {
        LocalCalendar calendar = LocalCalendar.of(lab.policy().zone());
        long now = System.currentTimeMillis();
        Loading loading = new Loading(lab);
        Population population = Population.ofAYear(
                size.customers(), size.activeDays(), calendar, calendar.dayOf(now) - 1, options.seed());
        Report.say("Loading %,d customers with %d active days ...".formatted(size.customers(), size.activeDays()));
        long begin = System.nanoTime();
        loading.load(List.of(population));
        double loadSeconds = (System.nanoTime() - begin) / 1e9;
        loading.startAt(now, BackfillMark.NONE, size.customers());
        lab.stopEngine();
        long keptChangesBytes = lab.keptChangesBytes();
        long stateBytes = lab.stateBytes() - keptChangesBytes;
        for (int one = 0; one < active.size(); one++) {
            Buyers buyers = new Buyers(Math.min(active.get(one), size.customers()), size.customers());
            Report.say("Measuring with %,d facts of %,d customers ...".formatted(facts, buyers.count()));
            FullSpeed.Measured speed = FullSpeed.measure(lab, "full-speed-" + one, buyers, facts, options.seed() + one);
            lab.stopEngine();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("customers", size.customers());
            row.put("active days", size.activeDays());
            row.put("live facts of", buyers.count());
            row.put("facts/s", speed.factsPerSecond());
            row.put("changelog B/fact", speed.changelogBytesPerFact());
            row.put("records/fact", speed.changelogRecordsPerFact());
            row.put("state B/customer", (double) stateBytes / size.customers());
            row.put("kept changes B/customer", (double) keptChangesBytes / size.customers());
            row.put("changelog MB", Changelogs.of(lab).bytes() / 1e6);
            row.put("loaded facts/s", population.facts() / loadSeconds);
            report.add(row);
        }
    }
}
