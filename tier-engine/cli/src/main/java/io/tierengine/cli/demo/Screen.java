package io.tierengine.cli.demo;

import io.tierengine.contract.TierChange;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;

/** What the demo prints. At most some lines a second are tier changes; the others are counted. Thread-safe. */
final class Screen {

    private static final int LINES_A_SECOND = 20;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PrintWriter out;
    private final ChangeLine line;
    private final long startedNanos = System.nanoTime();
    private long secondBeganNanos = startedNanos;
    private int lines;
    private int notShown;
    private long changes;
    private long firstChangeNanos;

    Screen(PrintWriter out, ZoneId zone, boolean colours) {
        this.out = out;
        this.line = new ChangeLine(zone, colours);
    }

    synchronized void say(String text) {
        tellNotShown();
        out.println(text);
        out.flush();
    }

    synchronized void show(TierChange change) {
        changes++;
        if (firstChangeNanos == 0) {
            firstChangeNanos = System.nanoTime();
        }
        tick();
        if (lines < LINES_A_SECOND) {
            out.println(line.of(change));
            out.flush();
            lines++;
        } else {
            notShown++;
        }
    }

    /** Tells how many changes weren't shown, once the second is over. */
    synchronized void tick() {
        if (System.nanoTime() - secondBeganNanos >= SECOND_NANOS) {
            tellNotShown();
            secondBeganNanos = System.nanoTime();
            lines = 0;
        }
    }

    private void tellNotShown() {
        if (notShown > 0) {
            out.println(String.format(Locale.ROOT, "    ... and %,d more", notShown));
            out.flush();
            notShown = 0;
        }
    }

    synchronized long changes() {
        return changes;
    }

    /** Seconds from the start to the first change; 0 if there was none. */
    synchronized double firstChangeSeconds() {
        return firstChangeNanos == 0 ? 0 : (firstChangeNanos - startedNanos) / 1e9;
    }
}
