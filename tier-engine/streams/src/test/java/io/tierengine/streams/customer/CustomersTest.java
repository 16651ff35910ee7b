package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.streams.arrival.Arrivals;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.task.TaskProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata:
              name: shop
              version: 1
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend, source: transactions, aggregate: sum, field: amount, window: P30D}
              tiers:
                - {id: bronze}
                - {id: silver, enter: "metrics.spend >= 100"}
            """;

    private static final long START = Instant.parse("2026-01-05T02:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final KeyValueStore<Bytes, byte[]> states = store("customers");
    private final KeyValueStore<Bytes, byte[]> histories = store("histories");
    private final KeyValueStore<Bytes, byte[]> timers = store("timers");
    private final List<TierChange> changes = new ArrayList<>();

    @Test
    void shouldWriteNothingBeforeTheCommitAndACustomerOnceWithIt() {
        Customers customers = customers(1 << 20);

        customers.accept(customers.find(key("a")), Arrivals.of(purchase("a", "1", 0, 50)), START, changes::add);
        customers.accept(customers.find(key("a")), Arrivals.of(purchase("a", "2", 1, 60)), START, changes::add);

        assertThat(states.approximateNumEntries()).isZero();
        customers.flush(START);
        assertThat(states.approximateNumEntries()).isEqualTo(1);
        assertThat(changes).extracting(TierChange::newTier).containsExactly("bronze", "silver");
    }

    @Test
    void shouldGiveTheSameAnswersWhenNobodyCanBeKeptAtHand() {
        List<TierChange> kept = run(customers(1 << 20));
        clear();
        List<TierChange> crowded = run(customers(0));

        assertThat(kept).hasSizeGreaterThan(40).isEqualTo(crowded);
    }

    @Test
    void shouldComeBackToWhatWasDecidedBeforeACallThatFailed() {
        Customers customers = customers(1 << 20);
        customers.accept(customers.find(key("a")), Arrivals.of(purchase("a", "1", 0, 50)), START, changes::add);
        customers.flush(START);
        customers.accept(customers.find(key("a")), Arrivals.of(purchase("a", "2", 1, 60)), START, changes::add);
        LoadedCustomer customer = customers.find(key("a"));
        TierDecider decider = new TierDecider(policy().policy());
        decider.accept(customer.state(), purchase("a", "half done", 2, 70), changes::add);

        customers.restore(customer);

        assertThat(customer.state().asOfMillis()).isEqualTo(START + DAY);
        assertThat(customer.state().rememberedEventCount()).isEqualTo(2);
        customers.flush(START);
        customers.close();
        assertThat(customers(0).find(key("a")).state().asOfMillis()).isEqualTo(START + DAY);
    }

    @Test
    void shouldLeaveASilentCustomerAloneUntilThereIsSomethingToTell() {
        Customers customers = customers(1 << 20);
        for (int day = 0; day < 8; day++) {
            customers.accept(
                    customers.find(key("a")), Arrivals.of(purchase("a", "p" + day, day, 40)), START, changes::add);
        }
        customers.flush(START);
        List<Timers.Due> first = new Timers(timers).takeDue(START + 60 * DAY, 10);
        assertThat(first).hasSize(1);
        changes.clear();

        customers.fire(customers.find(key("a")), first.getFirst().atMillis(), changes::add);
        customers.flush(START);

        List<Timers.Due> second = new Timers(timers).takeDue(START + 60 * DAY, 10);
        assertThat(second).hasSize(1);
        assertThat(changes).isEmpty();
        customers.fire(customers.find(key("a")), second.getFirst().atMillis(), changes::add);
        assertThat(changes).extracting(TierChange::newTier).containsExactly("bronze");
    }

    private List<TierChange> run(Customers customers) {
        changes.clear();
        for (int day = 0; day < 60; day += 3) {
            for (int one = 0; one < 20; one++) {
                String id = "c" + one;
                customers.accept(
                        customers.find(key(id)),
                        Arrivals.of(purchase(id, id + day, day, 5 + one * 3)),
                        START,
                        changes::add);
            }
            if (day % 2 == 0) {
                customers.flush(START);
            }
        }
        customers.flush(START);
        customers.close();
        return List.copyOf(changes);
    }

    private void clear() {
        for (KeyValueStore<Bytes, byte[]> store : List.of(states, histories, timers)) {
            List<Bytes> keys = new ArrayList<>();
            try (var all = store.all()) {
                all.forEachRemaining(entry -> keys.add(entry.key));
            }
            keys.forEach(store::delete);
        }
    }

    private Customers customers(long memoryBytes) {
        return new Customers(
                states,
                histories,
                new Timers(timers),
                new TierDecider(policy().policy()),
                new StateMemory(memoryBytes),
                true,
                TaskProgress.builder("progress", List.of()).build(),
                writeBehind());
    }

    private static WriteBehind writeBehind() {
        WriteBehind none = new WriteBehind(Duration.ZERO, 0);
        none.begin(TaskProgress.builder("progress", List.of()).build().now(), new PartitionClock(0), START);
        return none;
    }

    private static PolicyInForce policy() {
        return PolicyInForce.compile("shop", 1, POLICY);
    }

    private static Bytes key(String id) {
        return Bytes.wrap(id.getBytes(StandardCharsets.UTF_8));
    }

    private static Transaction purchase(String customer, String id, int day, long amount) {
        return Transaction.of(id, customer, START + day * DAY, TransactionType.PURCHASE, amount * 10_000, "EUR");
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
