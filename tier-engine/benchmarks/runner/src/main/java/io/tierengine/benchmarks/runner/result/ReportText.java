package io.tierengine.benchmarks.runner.result;

import java.io.PrintWriter;
import java.util.Locale;

/** A report for a terminal. */
public final class ReportText {

    private ReportText() {}

    public static void print(Report report, PrintWriter out) {
        Standings standings = report.standings();
        out.println();
        row(out, String.format(Locale.ROOT, "%-24s %12s %12s %12s", "facts/s", "median", "least", "most"));
        for (String contender : standings.contenders()) {
            Spread spread = standings.throughput(contender);
            row(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%-24s %,12.0f %,12.0f %,12.0f",
                            contender,
                            spread.median(),
                            spread.least(),
                            spread.most()));
        }
        if (!standings.ratios().isEmpty()) {
            out.println();
            row(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%-24s %12s %12s %12s %12s",
                            "ratio",
                            "per round",
                            "least",
                            "most",
                            "of medians"));
        }
        for (Ratio ratio : standings.ratios()) {
            Spread spread = ratio.perRound();
            row(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%-24s %12.2f %12.2f %12.2f %12.2f",
                            ratio.name(),
                            spread.median(),
                            spread.least(),
                            spread.most(),
                            ratio.ofMedians()));
        }
        out.println();
        row(out, String.format(Locale.ROOT, "%-52s %-12s %10s  %s", "goal", "", "median", "holds"));
        for (Goal goal : report.goals()) {
            row(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%-52s %-12s %10s  %s",
                            goal.what(),
                            goal.bounds(),
                            figure(goal),
                            goal.verdict()));
        }
        out.println();
        Report.NOTES.forEach(out::println);
        out.println(report.equality());
        out.println(report.machine().describe());
        row(out, String.format(Locale.ROOT, "took %d s", report.took().toSeconds()));
        out.flush();
    }

    static String figure(Goal goal) {
        return goal.figure() == null ? "-" : String.format(Locale.ROOT, "%.2f", goal.figure());
    }

    private static void row(PrintWriter out, String line) {
        out.println(line.stripTrailing());
    }
}
