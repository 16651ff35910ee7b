package io.tierengine.streams.customer;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.customer.EngineStatistics.PartitionStatus;
import io.tierengine.streams.cutoff.CutoffBook;
import io.tierengine.streams.cutoff.CutoffRecords;
import io.tierengine.streams.deadletter.DeadLetters;
import io.tierengine.streams.deadletter.Refusal;
import io.tierengine.streams.kept.LatestChanges;
import io.tierengine.streams.task.CommitPace;
import io.tierengine.streams.task.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the customers of one partition. A fact finds its customer advanced to the partition's clock, the core decides; decisions go
 * out at once, state before the commit, both in one transaction. Time is looked at by a wall-clock punctuator, since none comes from an idle partition:
 * it moves the clock where it may follow wall time, and fires due timers in batches bounded in time.
 */
public final class CustomerProcessor implements Processor<byte @Nullable [], Arrival, byte @Nullable [], Object> {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerProcessor.class);

    private final ProcessorSettings settings;
    private final TaskWiring wiring;
    private final LongSupplier nanoTime;
    private KeptClock clock;
    private final Told told = new Told();

    private ProcessorContext<byte @Nullable [], Object> context;
    private TaskStores stores;
    private TimeWork timeWork;
    private TaskProgress progress;
    private WriteBehind writeBehind;
    private ThreadShare share;
    private CommitPace pace;
    private boolean outputWaits;
    private long factsBefore;
    private Announcer announcer;
    private int partition;
    private long lastRecordAtMillis;

    /** By the policy in force; made when it is first needed, since a store can't be written before. */
    private @Nullable Session session;

    public CustomerProcessor(ProcessorSettings settings, TaskWiring wiring) {
        this(settings, wiring, System::nanoTime);
    }

    /** @param nanoTime by which work is bounded */
    @SuppressWarnings("NullAway.Init")
    CustomerProcessor(ProcessorSettings settings, TaskWiring wiring, LongSupplier nanoTime) {
        this.settings = settings;
        this.wiring = wiring;
        this.nanoTime = nanoTime;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Object> processorContext) {
        context = processorContext;
        partition = context.taskId().partition();
        stores = TaskStores.of(context, wiring.stores());
        stores.beforeCommit().run(this::flush);
        timeWork = new TimeWork(
                stores,
                partition,
                this::session,
                nanoTime,
                new TimeWork.Decisions(this::fire, new CutoffWork.Outcome(this::sealed, this::moved)));
        share = ThreadShare.join();
        pace = CommitPace.ofThread();
        outputWaits = false;
        factsBefore = share.facts();
        announcer = new Announcer(context, wiring, new LatestChanges(stores.changes(), settings.keptChanges()));
        forget();
        progress = stores.progress();
        writeBehind = new WriteBehind(settings.writeBehind(), settings.writesAtOnce());
        clock = new KeptClock(
                stores.task(),
                progress,
                writeBehind,
                settings.allowedLateness().toMillis(),
                context.currentSystemTimeMs());
        lastRecordAtMillis = context.currentSystemTimeMs();
        context.schedule(settings.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
        report();
    }

    /** Part of each commit: what has changed and doesn't wait; and how far the input may be taken for done. */
    private void flush() {
        long now = context.currentSystemTimeMs();
        if (session != null) {
            session.flush(now);
        }
        announcer.flush();
        timeWork.flush();
        clock.write(wiring.heldOffsets(), partition, now);
        outputWaits = false;
    }

    /** What is at hand may belong to a transaction that was aborted. */
    private void forget() {
        if (session != null) {
            session.customers().close();
            session = null;
        }
    }

    @Override
    public void close() {
        share.leave();
        announcer.close();
        forget();
        progress.holdBack(wiring.heldOffsets(), partition, null);
        wiring.statistics().forget(partition);
    }

    @Override
    public void process(Record<byte @Nullable [], Arrival> record) {
        lastRecordAtMillis = context.currentSystemTimeMs();
        switch (record.value().content()) {
            case Content.OfFact fact -> {
                share.countFact();
                take(record, fact.fact());
            }
            case Content.OfMark mark -> take(mark.mark());
            case Content.Unreadable unreadable ->
                throw new IllegalStateException("an unreadable record reached the customers: " + unreadable);
        }
        askForCommit();
    }

    private void take(Record<byte @Nullable [], Arrival> record, Fact fact) {
        Session current = session();
        LoadedCustomer customer = current.customers()
                .find(Bytes.wrap(Objects.requireNonNull(record.key(), "intake lets only keyed facts through")));
        if (progress.isTakenBy(customer.reached())) {
            clock.observeAgain(fact.occurredAtMillis(), lastRecordAtMillis);
            return;
        }
        told.clear();
        int before = customer.state().effectiveTier();
        Intake intake;
        try {
            intake = current.customers().accept(customer, record.value(), clock.millis(), told);
        } catch (RuntimeException e) {
            LOG.error("A fact at {} could not be decided; it goes to the dead letters", context.recordMetadata(), e);
            current.customers().restore(customer);
            refuse(record, current, new Refusal(RefusalReason.FAILED, "the engine failed: " + e));
            return;
        }
        switch (intake) {
            case Intake.Accepted accepted -> {
                wiring.statistics().countAccepted();
                clock.observe(fact.occurredAtMillis(), lastRecordAtMillis);
            }
            case Intake.Duplicate duplicate -> wiring.statistics().countDuplicate();
            case Intake.Refused refused -> refuse(record, current, Refusal.of(refused));
        }
        if (Audit.covers(fact) && !isAnswered(intake)) {
            writeDown(record, fact, customer, intake, before);
        }
        publish(customer, intake instanceof Intake.Accepted);
    }

    /** Whether others know already that a fact wasn't taken: it was processed before the task was started again. */
    private boolean isAnswered(Intake intake) {
        return progress.isAgain() && !(intake instanceof Intake.Accepted);
    }

    private void writeDown(
            Record<byte @Nullable [], Arrival> record, Fact fact, LoadedCustomer customer, Intake intake, int before) {
        RecordMetadata source = context.recordMetadata()
                .orElseThrow(
                        () -> new IllegalStateException("what a person did is written down where it is processed"));
        long now = context.currentSystemTimeMs();
        int after = customer.state().effectiveTier();
        announcer.announce(record.key(), session().audit().entry(fact, source, intake, before, after, now), now);
        if (intake instanceof Intake.Accepted) {
            session().customers().mustBeWritten(customer);
        }
    }

    private void refuse(Record<byte @Nullable [], Arrival> record, Session current, Refusal refusal) {
        if (progress.isAgain()) {
            return;
        }
        wiring.statistics().countRefused();
        context.forward(
                DeadLetters.of(record, refusal, current.policy().name(), context),
                wiring.sinks().deadLetters());
    }

    private void take(Arrival.Mark mark) {
        wiring.statistics().countMark();
        switch (mark.backfill()) {
            case OPENED -> clock.move().openBackfill(mark.source());
            case CLOSED -> clock.move().closeBackfill(mark.source());
            case UNCHANGED -> {}
        }
        if (mark.completeThroughMillis() != Decimals.ABSENT) {
            clock.move().mark(mark.completeThroughMillis());
        }
        report();
    }

    /** Looks at the time: see the class. */
    private void tick(long ignoredTimestamp) {
        long now = context.currentSystemTimeMs();
        long quietSince = now - settings.idleTimeout().toMillis();
        if (lastRecordAtMillis <= quietSince
                && !clock.isBackfilling()
                && wiring.caughtUp().isCaughtUp(partition, quietSince)) {
            clock.idle(now);
        }
        Duration most = share.forTimers(factsBefore, settings.tick(), settings.timerBatchTime());
        factsBefore = share.facts();
        wiring.statistics().countTimers(timeWork.goOn(clock.millis(), now, most));
        askForCommit();
        report();
    }

    /** Nothing is added any more to the count of an instant. */
    private void sealed(CutoffBook.Sealed count) {
        LOG.info(
                "Counted {} customers of partition {} as of {}",
                count.count().customers(),
                partition,
                Instant.ofEpochMilli(count.countedAtMillis()));
        announcer.announce(CutoffRecords.of(
                session().policy(), count, partition, wiring.partitions(), context.currentSystemTimeMs()));
    }

    /** Other cut-offs change something about a customer. */
    private void moved(Bytes key) {
        LoadedCustomer customer = session().customers().find(key);
        told.clear();
        session().customers().advance(customer, clock.millis(), told);
        session().customers().mustBeWritten(customer);
        publish(customer, true);
    }

    /** A timer that its customer doesn't know lay on this disk before: {@link TimerRecovery}. */
    private void fire(Timers.Due due) {
        Session current = session();
        LoadedCustomer customer = current.customers().find(due.customer());
        if (customer.state().timerMillis() != due.atMillis()) {
            return;
        }
        told.clear();
        current.customers().fire(customer, clock.millis(), told);
        publish(customer, true);
    }

    /** @param noted whether the customer is already to be written */
    private void publish(LoadedCustomer customer, boolean noted) {
        if (told.isEmpty()) {
            return;
        }
        Session current = session();
        if (!noted) {
            current.customers().noteAdvance(customer, clock.millis());
        }
        current.customers().mustBeWritten(customer);
        if (current.cutoffs() != null) {
            current.cutoffs().counted(customer.key(), told.counts());
        }
        announcer.announce(customer, told, current.policy(), current.outputs());
        outputWaits = true;
    }

    /** What others wait for is committed before the interval is over, if the thread has the time. */
    private void askForCommit() {
        if (outputWaits && pace.isDue(nanoTime.getAsLong())) {
            context.commit();
        }
    }

    private void report() {
        boolean timersBehind =
                timeWork.isBehind(clock.millis()) || (session != null && session.isBehind(clock.millis()));
        wiring.statistics().report(partition, new PartitionStatus(clock.millis(), clock.isBackfilling(), timersBehind));
    }

    private Session session() {
        Session current = session;
        if (current == null) {
            Policy policy = stores.policyInForce(wiring.policies(), settings.program(), context.currentSystemTimeMs())
                    .policy();
            current = Session.of(
                    policy,
                    stores,
                    timeWork.timers(),
                    writeBehind,
                    wiring,
                    settings.explanations(),
                    partition,
                    clock.millis(),
                    nanoTime);
            session = current;
        }
        return current;
    }
}
