package io.tierengine.views.index;

import io.tierengine.views.index.MergedRanges.Range;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Customers that are found in ranges, as long as they are few. */
final class Candidates {

    /** Up to so many customers are read and sorted for a page. */
    static final int FEW = 3_000;

    /** Most entries that are looked at to see whether they are few. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final ViewStores stores;
    private final Set<Integer> partitions;
    private final Rows rows;

    private record Found(int partition, String customerId) {}

    Candidates(ViewStores stores, Set<Integer> partitions, Rows rows) {
        this.stores = stores;
        this.partitions = partitions;
        this.rows = rows;
    }

    /** Those that fit; null where too many would have to be read. */
    @Nullable
    List<KnownCustomer> find(String store, List<Range> ranges, Wanted wanted) {
        Set<Found> found = new HashSet<>();
        int lookedAt = 0;
        for (int partition : partitions) {
            for (Range range : ranges) {
                try (KeyValueIterator<Bytes, byte[]> entries =
                        stores.range(partition, store, range.from(), range.to(), false)) {
                    while (entries.hasNext()) {
                        if (found.size() > FEW || lookedAt++ > MOST_LOOKED_AT) {
                            return null;
                        }
                        KeyValue<Bytes, byte[]> entry = entries.next();
                        String id = id(store, entry, range, wanted);
                        if (id != null) {
                            found.add(new Found(partition, id));
                        }
                    }
                }
            }
        }
        return read(found, wanted);
    }

    private static @Nullable String id(String store, KeyValue<Bytes, byte[]> entry, Range range, Wanted wanted) {
        if (store.equals(StoreNames.NAMES)) {
            return IndexKeys.idOfName(entry.key.get());
        }
        return wanted.mayFit(entry.value) ? IndexKeys.id(entry.key.get(), range.prefixLength()) : null;
    }

    private List<KnownCustomer> read(Set<Found> found, Wanted wanted) {
        List<KnownCustomer> customers = new ArrayList<>();
        for (Found one : found) {
            KnownCustomer customer = rows.get(one.partition(), one.customerId());
            if (customer != null && wanted.fits(customer)) {
                customers.add(customer);
            }
        }
        return customers;
    }
}
