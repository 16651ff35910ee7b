package io.tierengine.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
        return isStandardErrorTerminal() ? new ProgressBar(System.err, System::nanoTime) : Progress.SILENT;
    }

    /** Java can't tell, but Linux can; elsewhere all three standard streams must be a terminal. */
    private static boolean isStandardErrorTerminal() {
        Path linux = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(linux)) {
                String target = Files.readSymbolicLink(linux).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
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
