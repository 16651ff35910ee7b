package io.tierengine.benchmarks.runner.result;

import java.util.Locale;

/** A report as tables of Markdown, to be put into a page. */
final class ReportMarkdown {

    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown() {}

    static String of(Report report) {
        ReportMarkdown markdown = new ReportMarkdown();
        markdown.addContenders(report.standings());
        markdown.addRatios(report.standings());
        markdown.addGoals(report);
        markdown.addNotes(report);
        return markdown.text.toString();
    }

    private void addContenders(Standings standings) {
        line("| contender | facts/s, median | least | most | CPU, us/fact | with the broker | changelog, B/fact |");
        line("|---|---:|---:|---:|---:|---:|---:|");
        for (String contender : standings.contenders()) {
            Spread spread = standings.throughput(contender);
            double logged = standings
                    .spread(contender, run -> run.result().changelogBytesPerFact())
                    .median();
            line(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %s |",
                    contender,
                    spread.median(),
                    spread.least(),
                    spread.most(),
                    standings
                            .spread(contender, run -> run.result().contenderCpuMicrosPerFact())
                            .median(),
                    standings
                            .spread(contender, run -> run.result().cpuMicrosPerFact())
                            .median(),
                    logged == 0 ? "none" : String.format(Locale.ROOT, "%.1f", logged)));
        }
        line("");
    }

    private void addRatios(Standings standings) {
        line("| ratio | median of the rounds | least | most | of medians |");
        line("|---|---:|---:|---:|---:|");
        for (Ratio ratio : standings.ratios()) {
            Spread spread = ratio.perRound();
            line(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f |",
                    ratio.name(),
                    spread.median(),
                    spread.least(),
                    spread.most(),
                    ratio.ofMedians()));
        }
        line("");
    }

    private void addGoals(Report report) {
        line("| goal | | measured | holds |");
        line("|---|---|---:|---|");
        for (Goal goal : report.goals()) {
            line("| " + goal.what() + " | " + goal.bounds() + " | " + ReportText.figure(goal) + " | " + goal.verdict()
                    + " |");
        }
        line("");
    }

    private void addNotes(Report report) {
        line(String.format(
                Locale.ROOT,
                "Measured on %s with %s. %d rounds, %,d facts of %,d customers, %,d of them history. %s",
                report.began().toString().substring(0, 10),
                report.machine().describe(),
                report.rounds(),
                report.records(),
                report.shape().customers(),
                report.shape().historyFacts(),
                report.equality()));
        line("");
        Report.NOTES.forEach(note -> line("* " + note));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
