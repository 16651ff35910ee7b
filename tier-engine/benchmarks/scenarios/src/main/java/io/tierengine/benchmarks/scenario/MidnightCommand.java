package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.change.Arrivals;
import io.tierengine.benchmarks.scenario.change.ChangeReader;
import io.tierengine.benchmarks.scenario.change.Waits;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.fact.FactProducer;
import io.tierengine.benchmarks.scenario.fact.LiveFacts;
import io.tierengine.benchmarks.scenario.fact.LiveFacts.Buyers;
import io.tierengine.benchmarks.scenario.fact.Loading;
import io.tierengine.benchmarks.scenario.fact.OpenLoop;
import io.tierengine.benchmarks.scenario.fact.Population;
import io.tierengine.benchmarks.scenario.fact.SilentCustomers;
import io.tierengine.contract.BackfillMark;
import io.tierengine.core.time.LocalCalendar;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code midnight}: many silent customers lose their tier at the same instant, while live facts go on. The midnight is that of the day
 * on which it is run: the facts' own time lies behind wall time, is held there by an open backfill, and passes midnight during the
 * run.
 */
@Command(
        name = "midnight",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Many customers fall due at one midnight while live facts go on.")
final class MidnightCommand implements Callable<Integer> {

    private static final Duration CAUGHT_UP_BEFORE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 10;

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(names = "--silent", defaultValue = "1000000", description = "Silent customers; default ${DEFAULT-VALUE}.")
    private int silent;

    @Option(
            names = "--yesterday",
            defaultValue = "100000",
            description = "Silent customers who fell due a midnight before, so that the engine isn't new to it; default"
                    + " ${DEFAULT-VALUE}.")
    private int yesterday;

    @Option(names = "--customers", defaultValue = "100000", description = "Known customers; default ${DEFAULT-VALUE}.")
    private int customers;

    @Option(names = "--active-days", defaultValue = "20", description = "Of each; default ${DEFAULT-VALUE}.")
    private int activeDays;

    @Option(names = "--rate", defaultValue = "5000", description = "Live facts a second; default ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--warm-up", defaultValue = "PT15S", description = "Not measured; default ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--before", defaultValue = "PT30S", description = "Measured before; default ${DEFAULT-VALUE}.")
    private Duration before = Duration.ZERO;

    @Option(names = "--patience", defaultValue = "PT5M", description = "For the changes; default ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Lab lab = options.open()) {
            LocalCalendar calendar = LocalCalendar.of(lab.policy().zone());
            int today = calendar.dayOf(System.currentTimeMillis());
            long midnight = calendar.startOf(today);
            Population known = Population.ofAYear(customers, activeDays, calendar, today - 2, options.seed());
            Population due = silent("silent-", lab, calendar).dueAt(today, silent);
            Population earlier = silent("yesterday-", lab, calendar).dueAt(today - 1, yesterday);
            Loading loading = new Loading(lab);
            int all = customers + silent + yesterday;
            Report.say("Loading %,d customers with %d active days ...".formatted(all, activeDays));
            loading.load(List.of(known, due, earlier));
            loading.startAt(midnight - CAUGHT_UP_BEFORE.toMillis(), BackfillMark.OPEN, all);
            Report report = new Report("midnight", settings());
            report.add(pass(lab, midnight, due));
            report.publish(options.json());
            return CommandLine.ExitCode.OK;
        }
    }

    private SilentCustomers silent(String prefix, Lab lab, LocalCalendar calendar) {
        return new SilentCustomers(prefix, lab.policy(), calendar, activeDays);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = options.settings();
        settings.put("silent", silent);
        settings.put("yesterday", yesterday);
        settings.put("customers", customers);
        settings.put("activeDays", activeDays);
        settings.put("factsPerSecond", rate);
        return settings;
    }

    private Map<String, Object> pass(Lab lab, long midnight, Population due) throws IOException, InterruptedException {
        Report.say("Sending %,.0f facts/s; midnight in %s ...".formatted(rate, warmUp.plus(before)));
        Arrivals downgrades = new Arrivals(due.prefix(), silent);
        long most = (long)
                (rate * warmUp.plus(before).plus(patience.multipliedBy(2)).toMillis() / 1e3);
        LiveFacts facts =
                new LiveFacts("midnight", Buyers.all(customers), lab.policy().currency(), most, options.seed());
        long begin = midnight - warmUp.plus(before).toMillis();
        try (FactProducer producer = FactProducer.live(lab);
                ChangeReader reader = new ChangeReader(lab, List.of(facts.newcomers(), downgrades));
                OpenLoop loop = new OpenLoop(producer, facts, rate, begin)) {
            long midnightNanos = loop.nanosAt(midnight);
            Thread.sleep(Duration.ofNanos(midnightNanos - System.nanoTime()));
            if (downgrades.count() > 0) {
                throw new IllegalStateException(downgrades.count() + " silent customers changed before midnight");
            }
            // For partitions that happen to have no fact at this very instant.
            producer.mark(midnight, BackfillMark.NONE);
            awaitAll("silent customers", downgrades, silent, reader);
            loop.end();
            awaitAll("newcomers", facts.newcomers(), facts.newcomersDrawn(), reader);
            return row(downgrades, facts, midnightNanos, loop);
        }
    }

    private void awaitAll(String whom, Arrivals arrivals, int count, ChangeReader reader) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (arrivals.count() < count) {
            reader.requireRunning();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("after " + patience + " only " + arrivals.count() + " of " + count + " "
                        + whom + " had changed");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Map<String, Object> row(Arrivals downgrades, LiveFacts facts, long midnightNanos, OpenLoop loop) {
        Waits due = new Waits();
        for (int i = 0; i < silent; i++) {
            due.add(downgrades.nanos(i) - midnightNanos);
        }
        long measuredFrom = loop.beginNanos() + warmUp.toNanos();
        Waits quiet = waits(facts, nanos -> nanos >= measuredFrom && nanos < midnightNanos);
        Waits meanwhile = waits(facts, nanos -> nanos >= midnightNanos && nanos < downgrades.lastNanos());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("silent", silent);
        row.put("facts/s", rate);
        row.putAll(due.percentiles("due "));
        row.put("live before", quiet.count());
        row.putAll(quiet.percentiles("before "));
        row.put("live meanwhile", meanwhile.count());
        row.putAll(meanwhile.percentiles("meanwhile "));
        return row;
    }

    private static Waits waits(LiveFacts facts, LongPredicate intendedThen) {
        Waits waits = new Waits();
        for (int i = 0; i < facts.newcomersDrawn(); i++) {
            if (intendedThen.test(facts.intendedNanos(i))) {
                waits.add(facts.newcomers().nanos(i) - facts.intendedNanos(i));
            }
        }
        return waits;
    }
}
