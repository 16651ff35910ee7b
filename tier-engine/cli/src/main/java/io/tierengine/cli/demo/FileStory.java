package io.tierengine.cli.demo;

import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.importing.EngineRefusals;
import io.tierengine.cli.importing.FactIndexing;
import io.tierengine.cli.importing.SortedFacts;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The story that a user's files tell, moved by whole days so that it ends yesterday. */
final class FileStory implements AutoCloseable {

    private static final int BAD_ROWS_TOLD = 20;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final FactFiles files;
    private final SortedFacts facts;
    private final Policy policy;
    private long latestMillis = Long.MIN_VALUE;
    private long latenessMillis;

    private FileStory(FactFiles files, SortedFacts facts, Policy policy) throws IOException {
        this.files = files;
        this.facts = facts;
        this.policy = policy;
        for (int i = 0; i < facts.size(); i++) {
            long occurredAt = facts.get(i).occurredAtMillis();
            latestMillis = Math.max(latestMillis, occurredAt);
            latenessMillis = Math.max(latenessMillis, latestMillis - occurredAt);
        }
    }

    /** Reads all rows once; fails if one can't be taken. The story closes the files. */
    static FileStory read(FactFiles files, Policy policy) throws IOException {
        BadRows bad = new BadRows(BAD_ROWS_TOLD);
        EngineRefusals refusals = new EngineRefusals(Optional.of(policy), Long.MAX_VALUE);
        SortedFacts facts = new FactIndexing(files, policy.currency(), Long.MAX_VALUE, refusals::refusalOf, bad)
                .read(Progress.SILENT);
        if (bad.count() > 0) {
            facts.close();
            List<String> problems = new ArrayList<>();
            bad.first().forEach(row -> problems.add(files.place(row.file(), row.line()) + ": " + row.message()));
            problems.add(
                    String.format(Locale.ROOT, "%,d bad rows; tier import --dry-run tells all of them", bad.count()));
            throw CommandFailure.problemsFound(problems);
        }
        if (facts.size() == 0) {
            facts.close();
            throw CommandFailure.wrongInput(List.of("the files have no facts"));
        }
        return new FileStory(files, facts, policy);
    }

    Story story(Path policyFile, Instant now) {
        int days = daysToMove(now.toEpochMilli());
        String moved = days == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %,d days %s so that the last is of yesterday",
                        Math.abs(days),
                        days > 0 ? "later" : "earlier");
        return new Story(
                String.format(Locale.ROOT, "%,d facts of your files%s", facts.size(), moved),
                new Moved(days),
                Duration.ofMillis(latenessMillis),
                policyFile,
                policy.zone());
    }

    private int daysToMove(long nowMillis) {
        boolean endsJustNow = latestMillis <= nowMillis && latestMillis > nowMillis - 2 * DAY;
        return endsJustNow ? 0 : Math.toIntExact(Math.floorDiv(nowMillis - DAY - latestMillis, DAY));
    }

    @Override
    public void close() throws IOException {
        facts.close();
        files.close();
    }

    private final class Moved implements Iterator<Fact> {

        private final int days;
        private int position;

        Moved(int days) {
            this.days = days;
        }

        @Override
        public boolean hasNext() {
            return position < facts.size();
        }

        @Override
        public Fact next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the files' story is over");
            }
            try {
                return ShiftedFact.of(facts.get(position++), days);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
