package io.tierengine.benchmarks.runner.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as files of a folder: results.json, results.md and chart.svg. */
public final class ReportFiles {

    private ReportFiles() {}

    public static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), ReportJson.of(report) + "\n");
        Files.writeString(folder.resolve("results.md"), ReportMarkdown.of(report));
        Files.writeString(folder.resolve("chart.svg"), ReportChart.of(report));
    }
}
