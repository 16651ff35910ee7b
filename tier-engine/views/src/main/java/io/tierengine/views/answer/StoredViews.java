package io.tierengine.views.answer;

import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.views.Alerts;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.Course;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Movements;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import io.tierengine.views.Step;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import io.tierengine.views.alert.KeptAlerts;
import io.tierengine.views.count.StoredCounts;
import io.tierengine.views.count.StoredMovements;
import io.tierengine.views.course.CourseEvents;
import io.tierengine.views.index.CustomerLists;
import io.tierengine.views.index.Rows;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import io.tierengine.views.store.ViewStores.NotReadyException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** Answers from the stores of this instance. */
public final class StoredViews implements ViewQueries {

    private final ViewStores stores;
    private final Rows rows;
    private final InstantSource clock;

    /**
     * Over stores.
     *
     * @param clock tells when something was counted
     */
    public StoredViews(ViewStores stores, InstantSource clock) {
        this.stores = stores;
        this.rows = new Rows(stores);
        this.clock = clock;
    }

    @Override
    public ViewAnswer<Page> list(ListQuery query) {
        return answer(partitions -> {
            StoredCounts counts = new StoredCounts(stores, partitions);
            return new CustomerLists(stores, partitions, counts::customersWith).page(query);
        });
    }

    @Override
    public CustomerAnswer<Row> row(String customerId) {
        return ofCustomer(customerId, (partition, customer) -> customer.toRow());
    }

    @Override
    public CustomerAnswer<Course> course(String customerId) {
        return ofCustomer(
                customerId,
                (partition, customer) -> CourseEvents.decode(stores.get(partition, StoreNames.COURSES, key(customerId)))
                        .course());
    }

    @Override
    public CustomerAnswer<Alerts> alerts(String customerId) {
        return ofCustomer(
                customerId,
                (partition, customer) -> KeptAlerts.decode(stores.get(partition, StoreNames.ALERTS, key(customerId)))
                        .told());
    }

    private static Bytes key(String customerId) {
        return Bytes.wrap(customerId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ViewAnswer<Counts> counts(Optional<Visibility> visibility) {
        return counted(counts -> counts.counts(visibility, clock.instant()));
    }

    @Override
    public ViewAnswer<CrossTable> crossTable(Attribute attribute, Optional<Visibility> visibility) {
        if (!Attribute.CROSSED.contains(attribute)) {
            throw new IllegalArgumentException(
                    "there is no cross-table by " + attribute.id() + "; take region, industry, size or kind");
        }
        return counted(counts -> counts.crossTable(attribute, visibility));
    }

    @Override
    public ViewAnswer<Movements> movements(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return answer(partitions -> new StoredMovements(stores, partitions).movements(from, to, step, visibility));
    }

    @Override
    public ViewAnswer<Distribution> distribution(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return answer(partitions -> new StoredMovements(stores, partitions).distribution(from, to, step, visibility));
    }

    @Override
    public ViewAnswer<Falls> falls(Instant today, int days, Optional<Visibility> visibility) {
        return counted(counts -> counts.falls(today, days, visibility));
    }

    private <T> ViewAnswer<T> counted(Function<StoredCounts, T> question) {
        return answer(partitions -> question.apply(new StoredCounts(stores, partitions)));
    }

    private <T> ViewAnswer<T> answer(Function<Set<Integer>, T> question) {
        try {
            Set<Integer> partitions = stores.partitions();
            return new ViewAnswer.Found<>(question.apply(partitions), partitions);
        } catch (NotReadyException e) {
            return new ViewAnswer.NotYet<>(String.valueOf(e.getMessage()));
        }
    }

    private <T> CustomerAnswer<T> ofCustomer(String customerId, BiFunction<Integer, KnownCustomer, T> reading) {
        int partition = stores.partitionOf(customerId.getBytes(StandardCharsets.UTF_8));
        try {
            if (!stores.partitions().contains(partition)) {
                return new CustomerAnswer.Elsewhere<>(partition);
            }
            KnownCustomer customer = rows.get(partition, customerId);
            return customer == null || !customer.isListed()
                    ? new CustomerAnswer.Unknown<>()
                    : new CustomerAnswer.Found<>(reading.apply(partition, customer));
        } catch (NotReadyException e) {
            return new CustomerAnswer.NotYet<>(String.valueOf(e.getMessage()));
        }
    }
}
