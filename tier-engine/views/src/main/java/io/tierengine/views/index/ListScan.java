package io.tierengine.views.index;

import io.tierengine.views.ListQuery;
import io.tierengine.views.Order;
import io.tierengine.views.Page;
import io.tierengine.views.Page.ListedRow;
import io.tierengine.views.Position;
import io.tierengine.views.Sort;
import io.tierengine.views.index.MergedRanges.Entry;
import io.tierengine.views.index.MergedRanges.Range;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomerCodec;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page from where its customers lie in the list's order, until it is full or enough was looked at. A list by a value that not everybody has goes
 * on with those who haven't, in the order in which their tiers began.
 */
final class ListScan {

    /** Most entries that are looked at for one page. */
    private static final int MOST_LOOKED_AT = 100_000;

    /** Most rows that are read for one page. */
    private static final int MOST_READ = 5_000;

    private static final Bytes FIRST_ID = Bytes.wrap(new byte[0]);

    /** Above every id, as no text in UTF-8 has such a byte. */
    private static final Bytes LAST_ID = Bytes.wrap(new byte[] {(byte) 0xff});

    private final ViewStores stores;
    private final Set<Integer> partitions;
    private final Rows rows;
    private final Wanted wanted;
    private final ListQuery query;

    private final List<ListedRow> page = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int lookedAt;
    private int read;

    ListScan(ViewStores stores, Set<Integer> partitions, Rows rows, Wanted wanted) {
        this.stores = stores;
        this.partitions = partitions;
        this.rows = rows;
        this.wanted = wanted;
        this.query = wanted.query();
    }

    Page page(Facet facet) {
        Optional<Position> stopped = query.sort() == Sort.ID ? byId() : indexed(facet);
        return new Page(page, stopped);
    }

    private Optional<Position> byId() {
        Bytes cursor = query.cursor()
                .map(position -> Bytes.wrap(position.customerId().getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
        return read(StoreNames.ROWS, List.of(range(FIRST_ID, LAST_ID, 0, cursor)), false);
    }

    private Optional<Position> indexed(Facet facet) {
        boolean inAbsent = query.cursor().map(Position::absent).orElse(false);
        if (!inAbsent) {
            Optional<Position> stopped = read(StoreNames.INDEX, ranges(facet, query.sort(), true), false);
            if (stopped.isPresent() || query.sort() == Sort.FALL || query.sort() == Sort.SINCE) {
                return stopped;
            }
        }
        return read(StoreNames.INDEX, ranges(facet, Sort.SINCE, inAbsent), true);
    }

    private List<Range> ranges(Facet facet, Sort sort, boolean fromCursor) {
        return facet.prefixes(sort).stream()
                .map(prefix -> range(
                        Bytes.wrap(prefix),
                        end(prefix, sort),
                        prefix.length,
                        fromCursor
                                ? query.cursor()
                                        .map(cursor -> key(prefix, cursor))
                                        .orElse(null)
                                : null))
                .toList();
    }

    private Bytes end(byte[] prefix, Sort sort) {
        return sort == Sort.FALL && wanted.fallsBefore().isPresent()
                ? IndexKeys.key(prefix, wanted.fallsBefore().get(), new byte[0])
                : IndexKeys.end(prefix);
    }

    private static Bytes key(byte[] prefix, Position position) {
        return IndexKeys.key(prefix, position.value(), position.customerId().getBytes(StandardCharsets.UTF_8));
    }

    private Range range(Bytes first, Bytes last, int prefixLength, @Nullable Bytes cursor) {
        if (cursor == null) {
            return new Range(first, last, prefixLength, null);
        }
        return query.order() == Order.ASC
                ? new Range(cursor, last, prefixLength, cursor)
                : new Range(first, cursor, prefixLength, cursor);
    }

    /** Reads until the page is full or enough was looked at, and tells where it stopped; empty: at the end. */
    private Optional<Position> read(String store, List<Range> ranges, boolean absent) {
        try (MergedRanges entries = new MergedRanges(query.order())) {
            for (int partition : partitions) {
                ranges.forEach(range -> entries.add(stores, partition, store, range));
            }
            for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
                lookedAt++;
                take(store, entry, absent);
                if (page.size() == query.limit() || lookedAt >= MOST_LOOKED_AT || read >= MOST_READ) {
                    return Optional.of(position(store, entry, absent));
                }
            }
            return Optional.empty();
        }
    }

    private void take(String store, Entry entry, boolean absent) {
        KnownCustomer customer = store.equals(StoreNames.ROWS)
                ? KnownCustomerCodec.decode(new String(entry.key(), StandardCharsets.UTF_8), entry.value())
                : read(entry, absent);
        if (customer != null && wanted.fits(customer) && seen.add(customer.id())) {
            page.add(new ListedRow(customer.toRow(), position(store, entry, absent)));
        }
    }

    private @Nullable KnownCustomer read(Entry entry, boolean absent) {
        if (!wanted.mayFit(entry.value()) || (absent && Marks.has(query.sort(), entry.value()))) {
            return null;
        }
        read++;
        return rows.get(entry.partition(), IndexKeys.id(entry.key(), entry.prefixLength()));
    }

    private Position position(String store, Entry entry, boolean absent) {
        if (store.equals(StoreNames.ROWS)) {
            String id = new String(entry.key(), StandardCharsets.UTF_8);
            return new Position(query.sort(), query.order(), false, 0, id);
        }
        return new Position(
                query.sort(),
                query.order(),
                absent,
                IndexKeys.value(entry.key(), entry.prefixLength()),
                IndexKeys.id(entry.key(), entry.prefixLength()));
    }
}
