package io.tierengine.views.count;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.LocalCalendar;
import io.tierengine.views.Attribute;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Sort;
import io.tierengine.views.row.KnownCustomer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts the customers of a task: what a customer was counted as is taken back, and what it has become is added. The same customer always counts for the
 * same, so nothing falls below zero.
 */
public final class CustomerCounts {

    /** By which customers are counted on their own. */
    static final List<Attribute> COUNTED = List.of(Attribute.TIER, Attribute.STAGE, Attribute.RISK, Attribute.SEGMENT);

    /** Most values of an attribute in cross-tables, in each partition; customers with further ones are counted together. */
    static final int MOST_VALUES = 200;

    private final Counters counters;
    private final LocalCalendar calendar;
    private final MovementCounts movements;

    private CustomerCounts(KeyValueStore<Bytes, byte[]> store, ZoneId zone) {
        counters = new Counters(store);
        calendar = LocalCalendar.of(zone);
        movements = new MovementCounts(store, counters, calendar);
    }

    /**
     * Over a task's store of counters.
     *
     * @param zone in which days are counted, if nothing is counted yet. Otherwise it is the one that is kept with the counts: by another one days would
     *     be taken back that were never added
     */
    public static CustomerCounts of(KeyValueStore<Bytes, byte[]> store, ZoneId zone) {
        byte[] kept = store.get(CounterKey.ZONE);
        if (kept == null) {
            store.put(CounterKey.ZONE, zone.getId().getBytes(StandardCharsets.UTF_8));
            return new CustomerCounts(store, zone);
        }
        return new CustomerCounts(store, ZoneId.of(new String(kept, StandardCharsets.UTF_8)));
    }

    /** A customer was one thing and is another. */
    public void change(@Nullable KnownCustomer before, KnownCustomer now) {
        if (before != null && before.isListed()) {
            add(before, -1);
        }
        if (now.isListed()) {
            add(now, 1);
        }
    }

    /**
     * A customer has moved.
     *
     * @param customer after it
     * @param from null: enrolled
     * @param atMillis from when on it holds
     */
    public void move(KnownCustomer customer, @Nullable String from, String to, long atMillis) {
        movements.add(Scope.of(customer), from, to, atMillis);
    }

    /** Writes what has changed. */
    public void write() {
        counters.write();
        movements.cleanUp();
    }

    private void add(KnownCustomer customer, int sign) {
        String tier = customer.text(Attribute.TIER);
        String stage = customer.text(Attribute.STAGE);
        List<@Nullable String> crossed = new ArrayList<>();
        for (Attribute attribute : Attribute.CROSSED) {
            crossed.add(admitted(attribute, customer.text(attribute)));
        }
        for (String scope : Scope.of(customer)) {
            for (Attribute attribute : COUNTED) {
                counters.add(
                        CounterKey.of(CounterKey.BY_VALUE)
                                .text(scope)
                                .attribute(attribute)
                                .text(customer.text(attribute))
                                .bytes(),
                        sign);
            }
            for (int i = 0; i < crossed.size(); i++) {
                counters.add(
                        CounterKey.of(CounterKey.CROSSED)
                                .text(scope)
                                .attribute(Attribute.CROSSED.get(i))
                                .text(crossed.get(i))
                                .text(tier)
                                .text(stage)
                                .bytes(),
                        sign);
            }
            addFall(scope, customer, sign);
        }
    }

    private void addFall(String scope, KnownCustomer customer, int sign) {
        long fallAt = customer.fallAt();
        if (fallAt == Decimals.ABSENT) {
            return;
        }
        int day = dayOf(calendar, fallAt);
        counters.add(CounterKey.of(CounterKey.FALLS).text(scope).number(day).bytes(), sign);
        long value = customer.sortValue(Sort.VALUE);
        if (value != Decimals.ABSENT) {
            counters.add(
                    CounterKey.of(CounterKey.FALL_VALUES)
                            .text(scope)
                            .number(day)
                            .bytes(),
                    sign * value);
        }
    }

    /** The local day, from 0. */
    static int dayOf(LocalCalendar calendar, long millis) {
        return Math.max(0, calendar.dayOf(Math.clamp(millis, LocalCalendar.MIN_MILLIS, LocalCalendar.MAX_MILLIS - 1)));
    }

    /**
     * The value as it is counted. The first so many values stay on their own for good, and no further one ever does, so that a customer is taken back from
     * where it was added.
     */
    private @Nullable String admitted(Attribute attribute, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Bytes one = CounterKey.of(CounterKey.ADMITTED)
                .attribute(attribute)
                .text(value)
                .bytes();
        if (counters.get(one) != 0) {
            return value;
        }
        Bytes number =
                CounterKey.of(CounterKey.ADMITTED_NUMBER).attribute(attribute).bytes();
        if (counters.get(number) >= MOST_VALUES) {
            return CrossTable.OTHER;
        }
        counters.add(one, 1);
        counters.add(number, 1);
        return value;
    }
}
