package io.tierengine.cli.importing;

import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.fact.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transactions of a file as the import takes them. */
record FactRun(FactFiles files, SortedFacts sorted) implements AutoCloseable {

    static FactRun of(Path file) throws Exception {
        FactFiles files = FactFiles.open(List.of(new FactFiles.Source(FactKind.TRANSACTION, file)));
        FactIndexing indexing =
                new FactIndexing(files, "EUR", Long.MAX_VALUE, fact -> Optional.empty(), new BadRows(9));
        return new FactRun(files, indexing.read(Progress.SILENT));
    }

    List<String> eventIds() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            ids.add(((Transaction) sorted.get(i)).eventId());
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        sorted.close();
        files.close();
    }
}
