package io.tierengine.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line at the terminal that is written over and over, ten times a second at most. */
public final class ProgressBar implements Progress {

    private static final int WIDTH = 30;
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final LongSupplier nanos;
    private long shownAt;
    private boolean shown;

    ProgressBar(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong();
    }

    /** A bar on standard error where that is a terminal, silence otherwise. */
    public static Progress onStandardError() {
        return Terminal.isStandardError() ? new ProgressBar(System.err, System::nanoTime) : Progress.SILENT;
    }

    @Override
    public synchronized void at(String step, double done) {
        long now = nanos.getAsLong();
        if (now - shownAt < INTERVAL_NANOS) {
            return;
        }
        shownAt = now;
        shown = true;
        double part = Math.clamp(done, 0.0, 1.0);
        int full = (int) (part * WIDTH);
        out.print(ERASE_LINE + "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] "
                + String.format(Locale.ROOT, "%3d %% ", (int) (part * 100)) + step);
        out.flush();
    }

    @Override
    public synchronized void finish() {
        if (shown) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
