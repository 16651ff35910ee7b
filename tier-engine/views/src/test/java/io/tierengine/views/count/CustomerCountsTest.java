package io.tierengine.views.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Movements;
import io.tierengine.views.Step;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomer.ProfilePart;
import io.tierengine.views.row.KnownCustomer.TierPart;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerCountsTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private KeyValueStore<Bytes, byte[]> store;
    private CustomerCounts counts;

    @BeforeEach
    void open() {
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(StoreNames.COUNTS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        Properties config = new Properties();
        config.put("application.id", "counts");
        config.put("bootstrap.servers", "127.0.0.1:1");
        store.init(new MockProcessorContext<>(config).getStateStoreContext(), store);
        counts = CustomerCounts.of(store, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldCountFurtherValuesTogetherWhenAnAttributeHasTooMany() {
        List<KnownCustomer> customers = new ArrayList<>();
        for (int i = 0; i < CustomerCounts.MOST_VALUES + 50; i++) {
            customers.add(customer("c-" + i, "industry " + i));
            counts.change(null, customers.getLast());
        }
        counts.write();

        List<CrossTable.Cell> cells =
                read().crossTable(Attribute.INDUSTRY, Optional.empty()).cells();

        assertThat(cells).hasSize(CustomerCounts.MOST_VALUES + 1);
        assertThat(cells).contains(new CrossTable.Cell(CrossTable.OTHER, "a", null, 50));
    }

    @Test
    void shouldTakeBackFromWhereItWasAddedWhenAValueIsOneOfTooMany() {
        for (int i = 0; i < CustomerCounts.MOST_VALUES + 50; i++) {
            counts.change(null, customer("c-" + i, "industry " + i));
        }
        counts.write();

        for (int i = 0; i < CustomerCounts.MOST_VALUES + 50; i++) {
            counts.change(customer("c-" + i, "industry " + i), customer("c-" + i, "industry 0"));
        }
        counts.write();

        assertThat(read().crossTable(Attribute.INDUSTRY, Optional.empty()).cells())
                .containsExactly(new CrossTable.Cell("industry 0", "a", null, CustomerCounts.MOST_VALUES + 50));
    }

    @Test
    void shouldForgetHoursAndDaysWhenTheyAreTooOld() {
        move("c-1", AT);
        move("c-2", AT.plus(10, ChronoUnit.DAYS));
        counts.write();
        int before = keys(CounterKey.HOURLY);

        move("c-3", AT.plus(20, ChronoUnit.DAYS));
        counts.write();
        move("c-4", AT);
        counts.write();

        assertThat(before).isEqualTo(4);
        assertThat(keys(CounterKey.HOURLY)).isEqualTo(4);
        assertThat(keys(CounterKey.DAILY)).isEqualTo(6);
        assertThat(moved().movements(AT, AT.plus(1, ChronoUnit.DAYS), Step.DAY, Optional.empty())
                        .movements())
                .containsExactly(new Movements.Movement(AT, null, "a", 2));
    }

    @Test
    void shouldTellHowManyThereWereByTakingBackWhatHasMovedSince() {
        for (int i = 0; i < 5; i++) {
            counts.change(null, customer("c-" + i, "x"));
            move("c-" + i, AT.plus(i, ChronoUnit.DAYS));
        }
        counts.write();

        Distribution distribution = moved().distribution(AT, AT.plus(9, ChronoUnit.DAYS), Step.DAY, Optional.empty());

        assertThat(distribution.points()).hasSize(10);
        assertThat(distribution.points().subList(0, 3))
                .containsExactly(
                        new Distribution.Point(AT, Map.of()),
                        new Distribution.Point(AT.plus(1, ChronoUnit.DAYS), Map.of("a", 1L)),
                        new Distribution.Point(AT.plus(2, ChronoUnit.DAYS), Map.of("a", 2L)));
        assertThat(distribution.points().getLast().counts()).isEqualTo(Map.of("a", 5L));
    }

    @Test
    void shouldStayInTheZoneInWhichCountingBegan() {
        CustomerCounts later = CustomerCounts.of(store, ZoneId.of("Asia/Shanghai"));
        later.move(customer("c-1", "x"), null, "a", AT.minusSeconds(1).toEpochMilli());
        later.write();

        assertThat(moved().movements(AT.minusSeconds(86_400), AT, Step.DAY, Optional.empty())
                        .movements())
                .extracting(Movements.Movement::at)
                .containsExactly(AT.minusSeconds(86_400));
    }

    private void move(String id, Instant at) {
        counts.move(customer(id, "x"), null, "a", at.toEpochMilli());
    }

    /** One scope is everybody's, the other that of the owner. */
    private static KnownCustomer customer(String id, String industry) {
        return KnownCustomer.unknown(id)
                .with(
                        new TierPart(1, "a", null, "ENROLLED", 0, Decimals.ABSENT, "TIME", null, Decimals.ABSENT, null),
                        0)
                .with(new ProfilePart(0, null, "ann", null, industry, null, null), 0);
    }

    private int keys(char kind) {
        int found = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                found += all.next().key.get()[0] == kind ? 1 : 0;
            }
        }
        return found;
    }

    private StoredCounts read() {
        return new StoredCounts(stores(), Set.of(0));
    }

    private StoredMovements moved() {
        return new StoredMovements(stores(), Set.of(0));
    }

    private ViewStores stores() {
        return new ViewStores() {
            @Override
            public Set<Integer> partitions() {
                return Set.of(0);
            }

            @Override
            public int partitionOf(byte[] customerId) {
                return 0;
            }

            @Override
            public byte @Nullable [] get(int partition, String name, Bytes key) {
                return store.get(key);
            }

            @Override
            public KeyValueIterator<Bytes, byte[]> range(
                    int partition, String name, Bytes from, Bytes to, boolean descending) {
                return store.range(from, to);
            }
        };
    }
}
