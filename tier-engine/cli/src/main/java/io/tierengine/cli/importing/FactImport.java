package io.tierengine.cli.importing;

import io.tierengine.cli.terminal.Progress;
import io.tierengine.contract.BackfillMark;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import java.io.IOException;

/**
 * Sends sorted facts slice by slice: the slice, its acknowledgements, the note of progress, a mark. A mark speaks of the slice before
 * the last, so that an engine that reads along has had time to fetch what the mark says is there.
 */
final class FactImport {

    private final SortedFacts facts;
    private final FactSender sender;
    private final ImportProgress noted;
    private final String source;

    /** @param source by which the backfill is known; the same when the import is resumed */
    FactImport(SortedFacts facts, FactSender sender, ImportProgress noted, String source) {
        this.facts = facts;
        this.sender = sender;
        this.noted = noted;
        this.source = source;
    }

    /**
     * Sends all that hasn't been acknowledged yet.
     *
     * @param untilMillis through when the facts are complete at the end, epoch milliseconds; absent: through the last fact
     * @param keepOpen whether the backfill stays open
     */
    void run(long untilMillis, boolean keepOpen, Progress progress) throws IOException {
        sender.mark(null, BackfillMark.OPEN, source);
        sender.flush();
        sendFacts(progress);
        long end = untilMillis == Decimals.ABSENT ? latestMillis() : untilMillis;
        if (end != Decimals.ABSENT) {
            sender.mark(end, BackfillMark.NONE, source);
        }
        if (!keepOpen) {
            sender.mark(null, BackfillMark.CLOSE, source);
        }
        sender.flush();
        noted.noteComplete();
    }

    private void sendFacts(Progress progress) throws IOException {
        Slice slice = new Slice();
        int sent = noted.sent();
        int position = sent;
        long safeThrough = Decimals.ABSENT;
        slice.begin();
        while (position < facts.size()) {
            Fact fact = facts.get(position);
            if (slice.add(fact)) {
                sender.send(fact);
                position++;
            } else {
                safeThrough = endSlice(position, safeThrough);
                slice.begin();
                progress.at("sending", (double) position / facts.size());
            }
        }
        sender.flush();
        noted.note(position);
        progress.finish();
    }

    /** Ends a slice before a position; through when the facts are complete then. */
    private long endSlice(int position, long safeThrough) throws IOException {
        sender.flush();
        noted.note(position);
        if (safeThrough != Decimals.ABSENT) {
            sender.mark(safeThrough, BackfillMark.NONE, source);
        }
        return facts.completeThroughBefore(position);
    }

    private long latestMillis() throws IOException {
        long latest = Decimals.ABSENT;
        for (int position = 0; position < facts.size(); position++) {
            latest = Math.max(latest, facts.get(position).occurredAtMillis());
        }
        return latest;
    }
}
