package io.tierengine.benchmarks.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactStreamTest {

    private static final DataShape SHAPE = new DataShape(200, 8_000, 20, 2, 4, 3);

    @Test
    void shouldDrawTheSameFactsWhenTheSeedIsTheSame() throws IOException {
        assertThat(draw(SHAPE)).isEqualTo(draw(SHAPE));
        assertThat(draw(SHAPE)).isNotEqualTo(draw(new DataShape(200, 8_000, 20, 2, 4, 4)));
    }

    @Test
    void shouldDrawInOrderOfTimeWithAnIdForEachFact() throws IOException {
        List<Transaction> facts = draw(SHAPE);

        assertThat(facts).extracting(Transaction::getOccurredAt).isSorted();
        assertThat(facts).extracting(Transaction::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void shouldPutASentinelWhereItsIdSays() throws IOException {
        long[] offsets = new long[4];
        Set<String> sentinels = new HashSet<>();
        DataSet data = new FactStream(SHAPE).drawInto((partition, key, fact) -> {
            assertThat(Sentinel.partitionOf(key, 4)).isEqualTo(partition);
            if (Sentinel.isSentinel(key)) {
                assertThat(Sentinel.parse(key)).isEqualTo(new Sentinel(partition, offsets[partition]));
                sentinels.add(new String(key, StandardCharsets.US_ASCII));
            }
            offsets[partition]++;
        });

        assertThat(data.ends()).containsExactly(offsets[0], offsets[1], offsets[2], offsets[3]);
        assertThat(data.records()).isEqualTo(8_000 + sentinels.size());
        for (int partition = 0; partition < 4; partition++) {
            assertThat(data.historyEnds().get(partition)).isLessThan(offsets[partition]);
        }
    }

    private static List<Transaction> draw(DataShape shape) throws IOException {
        List<Transaction> facts = new ArrayList<>();
        new FactStream(shape).drawInto((partition, key, fact) -> facts.add(fact));
        return facts;
    }
}
