package io.tierengine.views.topology;

import io.tierengine.views.alert.KeptAlerts;
import io.tierengine.views.alert.KeptAlerts.KeptAlert;
import io.tierengine.views.count.CustomerCounts;
import io.tierengine.views.course.CourseEvents;
import io.tierengine.views.index.IndexKeys;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomerCodec;
import io.tierengine.views.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a task that have changed since its last commit. All stores are written once for each, before the commit: what a customer was is
 * compared with what it has become, whatever came between, and only entries that differ are written.
 */
final class HeldBack {

    private static final int MOST = 5_000;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final KeyValueStore<Bytes, byte[]> index;
    private final KeyValueStore<Bytes, byte[]> names;
    private final KeyValueStore<Bytes, byte[]> courses;
    private final KeyValueStore<Bytes, byte[]> alerts;
    private final CustomerCounts counts;
    private final Map<String, Changed> changed = new HashMap<>();

    /** A customer, as it lies in the stores and as it is now. */
    private static final class Changed {

        private final @Nullable KnownCustomer before;
        private final List<CourseEvents.Event> events = new ArrayList<>();
        private final List<KeptAlert> alerts = new ArrayList<>();
        private KnownCustomer now;

        Changed(@Nullable KnownCustomer before, KnownCustomer now) {
            this.before = before;
            this.now = now;
        }
    }

    HeldBack(ProcessorContext<?, ?> context, ZoneId zone) {
        rows = context.getStateStore(StoreNames.ROWS);
        index = context.getStateStore(StoreNames.INDEX);
        names = context.getStateStore(StoreNames.NAMES);
        courses = context.getStateStore(StoreNames.COURSES);
        alerts = context.getStateStore(StoreNames.ALERTS);
        counts = CustomerCounts.of(context.getStateStore(StoreNames.COUNTS), zone);
    }

    /** As it is now. */
    KnownCustomer get(String customerId) {
        return entry(customerId).now;
    }

    void put(KnownCustomer customer) {
        entry(customer.id()).now = customer;
    }

    void addToCourse(String customerId, CourseEvents.Event event) {
        entry(customerId).events.add(event);
    }

    void addAlert(String customerId, KeptAlert alert) {
        entry(customerId).alerts.add(alert);
    }

    /** Counts a change of tier. */
    void move(KnownCustomer customer, @Nullable String from, String to, long atMillis) {
        counts.move(customer, from, to, atMillis);
    }

    private Changed entry(String customerId) {
        Changed known = changed.get(customerId);
        if (known != null) {
            return known;
        }
        if (changed.size() >= MOST) {
            write();
        }
        byte[] stored = rows.get(key(customerId));
        KnownCustomer before = stored == null ? null : KnownCustomerCodec.decode(customerId, stored);
        Changed made = new Changed(before, before == null ? KnownCustomer.unknown(customerId) : before);
        changed.put(customerId, made);
        return made;
    }

    /** Writes all of it. */
    void write() {
        changed.forEach((customerId, one) -> {
            KnownCustomer before = one.before == null ? KnownCustomer.unknown(customerId) : one.before;
            if (one.now.equals(before) && one.events.isEmpty() && one.alerts.isEmpty()) {
                return;
            }
            Bytes key = key(customerId);
            counts.change(one.before, one.now);
            writeIndex(one);
            writeNames(one);
            rows.put(key, KnownCustomerCodec.encode(one.now));
            if (!one.events.isEmpty()) {
                courses.put(
                        key,
                        CourseEvents.decode(courses.get(key)).with(one.events).encode());
            }
            if (!one.alerts.isEmpty()) {
                alerts.put(
                        key, KeptAlerts.decode(alerts.get(key)).with(one.alerts).encode());
            }
        });
        changed.clear();
        counts.write();
    }

    private void writeIndex(Changed one) {
        Map<Bytes, byte[]> before = IndexKeys.entries(one.before);
        Map<Bytes, byte[]> now = IndexKeys.entries(one.now);
        before.keySet().forEach(key -> {
            if (!now.containsKey(key)) {
                index.delete(key);
            }
        });
        now.forEach((key, marks) -> {
            if (!Arrays.equals(marks, before.get(key))) {
                index.put(key, marks);
            }
        });
    }

    private void writeNames(Changed one) {
        Set<Bytes> before = IndexKeys.names(one.before);
        Set<Bytes> now = IndexKeys.names(one.now);
        before.forEach(key -> {
            if (!now.contains(key)) {
                names.delete(key);
            }
        });
        now.forEach(key -> {
            if (!before.contains(key)) {
                names.put(key, new byte[0]);
            }
        });
    }

    private static Bytes key(String customerId) {
        return Bytes.wrap(customerId.getBytes(StandardCharsets.UTF_8));
    }
}
