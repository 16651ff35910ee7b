package io.tierengine.cli.facts;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about rows that can't be taken, the same in every command that reads rows. */
public final class BadRowOptions {

    /** What to do about rows that can't be taken. */
    enum OnBadRow {
        stop,
        skip
    }

    @Option(
            names = "--on-bad-row",
            defaultValue = "stop",
            paramLabel = "stop|skip",
            description =
                    "What to do about rows that can't be taken (default: ${DEFAULT-VALUE}). stop: tell them and do "
                            + "nothing. skip: tell them and go on without them.")
    private OnBadRow onBadRow = OnBadRow.stop;

    @Option(
            names = "--bad-rows-limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many bad rows to tell; the others are counted (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** How many to tell. */
    public int limit() {
        return limit;
    }

    /** Whether the command goes on without them. */
    public boolean areSkipped() {
        return onBadRow == OnBadRow.skip;
    }

    /** Looks at the values of the options. */
    public void check(CommandSpec spec) {
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--bad-rows-limit: " + limit + " is less than 0");
        }
    }

    /**
     * Tells the bad rows.
     *
     * @param consequence what stopping means, such as {@code nothing was written}
     * @return whether they stop the command
     */
    public boolean report(BadRows badRows, FactFiles files, PrintWriter err, String consequence) {
        for (BadRow row : badRows.first()) {
            err.println(files.place(row.file(), row.line()) + ": " + row.message());
        }
        long more = badRows.count() - badRows.first().size();
        if (more > 0) {
            err.println(String.format(Locale.ROOT, "and %,d more", more));
        }
        boolean stopped = badRows.count() > 0 && !areSkipped();
        if (stopped) {
            err.println(String.format(
                    Locale.ROOT,
                    "%,d bad %s: %s; mend them, or leave them out with --on-bad-row skip",
                    badRows.count(),
                    badRows.count() == 1 ? "row" : "rows",
                    consequence));
        }
        return stopped;
    }
}
