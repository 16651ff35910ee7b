package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.core.fact.FactKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardRowsTest {

    private static final String HEADER = "eventId,customerId,occurredAt,type,amount\n";

    @TempDir
    private Path folder;

    @Test
    void shouldGroupRowsByCustomerAndPutThemInOrder() throws Exception {
        Random random = new Random(11);
        Path file = folder.resolve("transactions.csv");
        StringBuilder csv = new StringBuilder(HEADER);
        Map<String, List<Place>> expected = new TreeMap<>();
        for (int line = 2; line < 20_000; line++) {
            String id = "customer \"" + random.nextInt(3000) * random.nextInt(2) + "\"";
            long second = random.nextBoolean() ? line : random.nextInt(100);
            String cell = '"' + id.replace("\"", "\"\"") + '"';
            csv.append("e,%s,%s,PURCHASE,1\n".formatted(cell, Instant.ofEpochSecond(second)));
            expected.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Place(second * 1000, line));
        }
        expected.values().forEach(places -> places.sort(Comparator.naturalOrder()));
        Files.writeString(file, csv);

        assertThat(rows(file, 3)).isEqualTo(expected);
    }

    @Test
    void shouldKnowACustomerWithAndWithoutQuotes() throws Exception {
        Path file = folder.resolve("transactions.csv");
        Files.writeString(file, HEADER + """
                        a,"Zo\u00EB",1970-01-01T00:00:02Z,PURCHASE,1
                        b,Zo\u00EB,1970-01-01T00:00:01Z,PURCHASE,1
                        c
                        """);

        assertThat(rows(file, 2))
                .containsOnly(
                        Map.entry("Zo\u00EB", List.of(new Place(1000, 3), new Place(2000, 2))),
                        Map.entry("", List.of(new Place(0, 4))));
    }

    /** Where a row lies among those of its customer. */
    private record Place(long order, int line) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::order)
                    .thenComparingInt(Place::line)
                    .compare(this, other);
        }
    }

    private Map<String, List<Place>> rows(Path file, int shardCount) throws Exception {
        Map<String, List<Place>> found = new TreeMap<>();
        try (FactFiles files = FactFiles.open(List.of(new Source(FactKind.TRANSACTION, file)));
                SegmentStore store = new SegmentStore(folder, 1 << 20)) {
            Shards shards = new Shards(files, shardCount, store);
            shards.deal(1, _ -> {});
            ShardRows rows = new ShardRows();
            for (int shard = 0; shard < shardCount; shard++) {
                rows.fill(shards, shard, false);
                assertThat(rows.customers()).isSorted();
                for (ShardRows.Customer customer : rows.customers()) {
                    assertThat(found.put(customer.id(), places(rows, customer))).isNull();
                }
            }
        }
        return found;
    }

    private static List<Place> places(ShardRows rows, ShardRows.Customer customer) {
        List<Place> places = new ArrayList<>();
        for (int row = customer.from(); row < customer.to(); row++) {
            int at = rows.place(row);
            places.add(new Place(ByteWriter.getLong(rows.bytes(), at), KeptRow.line(rows.bytes(), at)));
        }
        return places;
    }
}
