package io.tierengine.views.count;

import io.tierengine.core.time.LocalCalendar;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads the counters of several partitions. */
record CounterReading(ViewStores stores, Set<Integer> partitions) {

    /** That of the zone in which counting began. */
    LocalCalendar calendar() {
        for (int partition : partitions) {
            byte[] zone = stores.get(partition, StoreNames.COUNTS, CounterKey.ZONE);
            if (zone != null) {
                return LocalCalendar.of(ZoneId.of(new String(zone, StandardCharsets.UTF_8)));
            }
        }
        return LocalCalendar.of(ZoneOffset.UTC);
    }

    long get(int partition, Bytes key) {
        return Counters.read(stores.get(partition, StoreNames.COUNTS, key));
    }

    /** Hands on each counter from a key to a key, both included, of each partition. */
    void sum(Bytes from, Bytes to, ObjLongConsumer<byte[]> counter) {
        for (int partition : partitions) {
            try (KeyValueIterator<Bytes, byte[]> found = stores.range(partition, StoreNames.COUNTS, from, to, false)) {
                while (found.hasNext()) {
                    KeyValue<Bytes, byte[]> one = found.next();
                    counter.accept(one.key.get(), Counters.read(one.value));
                }
            }
        }
    }
}
