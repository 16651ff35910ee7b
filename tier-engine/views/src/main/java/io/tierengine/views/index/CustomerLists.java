package io.tierengine.views.index;

import io.tierengine.views.Attribute;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Page;
import io.tierengine.views.Page.ListedRow;
import io.tierengine.views.Position;
import io.tierengine.views.Sort;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists of this instance's customers. Most lists are read from the index, where they lie in their order: of the filters that have lists of their own, the
 * one that fewest customers fit is taken, and the others are asked of each entry. Where few customers come into question they are sorted here.
 */
public final class CustomerLists {

    /** Most values of a filter that are looked up one by one. */
    private static final int MOST_VALUES = 16;

    private final Set<Integer> partitions;
    private final Estimate estimate;
    private final Rows rows;
    private final Candidates candidates;
    private final ViewStores stores;

    /** About how many customers have one of an attribute's values. */
    @FunctionalInterface
    public interface Estimate {
        /** Customers in this instance's partitions. */
        long customersWith(Attribute attribute, Set<String> values);
    }

    /** Of these partitions. */
    public CustomerLists(ViewStores stores, Set<Integer> partitions, Estimate estimate) {
        this.stores = stores;
        this.partitions = partitions;
        this.estimate = estimate;
        this.rows = new Rows(stores);
        this.candidates = new Candidates(stores, partitions, rows);
    }

    /** A page of a list. */
    public Page page(ListQuery query) {
        Wanted wanted = new Wanted(query);
        if (wanted.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        Facet facet = best(wanted, IndexKeys.FACETS);
        List<KnownCustomer> few = few(wanted, facet);
        return few == null ? new ListScan(stores, partitions, rows, wanted).page(facet) : sorted(wanted, few);
    }

    private Facet best(Wanted wanted, List<Attribute> attributes) {
        Facet best = Facet.ALL;
        for (Map.Entry<Attribute, Set<String>> filter : wanted.filters().entrySet()) {
            if (attributes.contains(filter.getKey()) && filter.getValue().size() <= MOST_VALUES) {
                long customers = estimate.customersWith(filter.getKey(), filter.getValue());
                if (customers < best.customers()) {
                    best = new Facet(Optional.of(filter.getKey()), filter.getValue(), customers);
                }
            }
        }
        return best;
    }

    /** Those who come into question, if they are few and don't lie in order anywhere; otherwise null. */
    private @Nullable List<KnownCustomer> few(Wanted wanted, Facet facet) {
        Sort sort = wanted.query().sort();
        Optional<String> search = wanted.query().search();
        if (facet.customers() <= Candidates.FEW && (sort == Sort.ID || search.isPresent())) {
            return candidates.find(StoreNames.INDEX, facet.ranges(Sort.SINCE), wanted);
        }
        Facet rare = best(wanted, IndexKeys.RARE);
        if (rare.customers() <= Candidates.FEW && rare.customers() < facet.customers()) {
            return candidates.find(StoreNames.INDEX, rare.ranges(Sort.SINCE), wanted);
        }
        if (search.isPresent()) {
            return IndexKeys.nameRanges(search.get()).stream()
                    .map(ranges -> Optional.ofNullable(candidates.find(StoreNames.NAMES, ranges, wanted)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }
        if (wanted.fallsBefore().isPresent() && sort != Sort.FALL) {
            return candidates.find(
                    StoreNames.INDEX,
                    List.of(IndexKeys.fallsBefore(wanted.fallsBefore().get())),
                    wanted);
        }
        return null;
    }

    private static Page sorted(Wanted wanted, List<KnownCustomer> customers) {
        ListQuery query = wanted.query();
        Comparator<Position> order = Position.comparator(query.order());
        List<ListedRow> page = new ArrayList<>();
        for (KnownCustomer customer : customers) {
            Position position = wanted.position(customer);
            if (query.cursor().isEmpty()
                    || order.compare(position, query.cursor().get()) > 0) {
                page.add(new ListedRow(customer.toRow(), position));
            }
        }
        page.sort(Comparator.comparing(ListedRow::position, order));
        return page.size() <= query.limit()
                ? new Page(page, Optional.empty())
                : new Page(
                        page.subList(0, query.limit()),
                        Optional.of(page.get(query.limit() - 1).position()));
    }
}
