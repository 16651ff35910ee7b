package io.tierengine.benchmarks.runner.result;

import java.util.Locale;

/**
 * The contenders' throughput as an SVG: a bar to the median, a line from the least to the most. Colours follow the reader's light or
 * dark theme.
 */
final class ReportChart {

    private static final int WIDTH = 760;
    private static final int LABELS = 200;
    private static final int FIGURES = 110;
    private static final int TOP = 52;
    private static final int ROW = 34;
    private static final int BAR = 18;
    private static final int FOOT = 30;

    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f }
            .title { font-weight: 600; font-size: 15px }
            .quiet { fill: #57606a; font-size: 12px }
            .bar { fill: #8c959f }
            .engine { fill: #0969da }
            .spread { stroke: #24292f; stroke-width: 1.5 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .quiet { fill: #9198a1 }
              .bar { fill: #6e7681 }
              .engine { fill: #4493f8 }
              .spread { stroke: #e6edf3 }
            }
            """;

    private final Standings standings;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();

    private ReportChart(Standings standings) {
        this.standings = standings;
        double most = standings.contenders().stream()
                .mapToDouble(name -> standings.throughput(name).most())
                .max()
                .orElse(1);
        this.scale = (WIDTH - LABELS - FIGURES) / most;
    }

    static String of(Report report) {
        ReportChart chart = new ReportChart(report.standings());
        chart.draw(report);
        return chart.svg.toString();
    }

    private void draw(Report report) {
        int height = TOP + ROW * standings.contenders().size() + FOOT;
        line(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-labelledby=\"title\">",
                WIDTH,
                height,
                WIDTH,
                height));
        line("<title id=\"title\">Facts per second by contender</title>");
        line("<style>\n" + STYLE + "</style>");
        line("<text class=\"title\" x=\"8\" y=\"24\">Facts per second, exactly once, "
                + report.machine().cores() + " cores with the broker</text>");
        int y = TOP;
        for (String contender : standings.contenders()) {
            drawRow(contender, y);
            y += ROW;
        }
        line(String.format(
                Locale.ROOT,
                "<text class=\"quiet\" x=\"8\" y=\"%d\">median of %d rounds; lines from the slowest to the fastest</text>",
                height - 10,
                report.rounds()));
        line("</svg>");
    }

    private void drawRow(String contender, int y) {
        Spread spread = standings.throughput(contender);
        int middle = y + BAR / 2;
        line(String.format(Locale.ROOT, "<text x=\"8\" y=\"%d\">%s</text>", middle + 4, escaped(contender)));
        line(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                contender.equals(Standings.ENGINE) ? "engine" : "bar",
                LABELS,
                y,
                scale * spread.median(),
                BAR));
        line(String.format(
                Locale.ROOT,
                "<line class=\"spread\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                LABELS + scale * spread.least(),
                middle,
                LABELS + scale * spread.most(),
                middle));
        line(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\">%,.0f</text>",
                LABELS + scale * spread.most() + 8,
                middle + 4,
                spread.median()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void line(String line) {
        svg.append(line).append('\n');
    }
}
