package io.tierengine.streams.cutoff;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task remembers about cut-offs by percentile, so that each of its customers is counted once at each counting instant, and looked
 * at once when cut-offs come into force.
 *
 * <p>A customer is counted when it is advanced past the instant, or else by the <em>counting sweep</em>, which begins once the
 * partition's clock has come to the instant. Which of the two it was is told by where the sweep stands: behind it nobody is counted any more.
 * After the sweep the instant is <em>sealed</em>: nothing is added to its count any more, whoever comes late. Several instants may be open
 * at once while old facts are read; one sweep does for all up to the clock at its begin.
 *
 * <p>Changes are held back until {@link #flush}. All instants are epoch milliseconds.
 */
public final class CutoffBook {

    /** No instant so far. */
    private static final long NONE = Long.MIN_VALUE;

    private static final int VERSION = 1;
    private static final long DAY_MILLIS = 86_400_000;
    private static final Bytes BOOK = Bytes.wrap("cutoffs".getBytes(StandardCharsets.UTF_8));
    private static final byte[] COUNT = "cutoffs/count/".getBytes(StandardCharsets.UTF_8);

    private final CutoffSchedule schedule;
    private final KeyValueStore<Bytes, byte[]> store;
    private final NavigableMap<Long, CustomerCount> open = new TreeMap<>();
    private final Set<Long> touched = new HashSet<>();
    private final Sweep counting = new Sweep();
    private final Sweep effects = new Sweep();
    private long sealed = NONE;
    private long effected = NONE;
    private long known = NONE;
    private boolean changed;

    /**
     * The count of an instant to which nothing is added any more.
     *
     * @param countedAtMillis the counting instant
     */
    public record Sealed(long countedAtMillis, CustomerCount count) {}

    /**
     * Reads what was kept.
     *
     * @param store of the task
     * @throws CorruptStateException if a newer engine wrote it
     */
    public CutoffBook(CutoffSchedule schedule, KeyValueStore<Bytes, byte[]> store) {
        this.schedule = schedule;
        this.store = store;
        byte[] kept = store.get(BOOK);
        if (kept != null) {
            read(new PackedReader(kept));
        }
        try (KeyValueIterator<Bytes, byte[]> counts = store.range(countKey(0), countKey(-1))) {
            counts.forEachRemaining(this::readCount);
        }
    }

    private void readCount(KeyValue<Bytes, byte[]> entry) {
        long at = ByteBuffer.wrap(entry.key.get()).getLong(COUNT.length);
        open.put(at, CustomerCount.read(entry.value));
    }

    /** A customer was advanced past a counting instant: it is counted unless it was already, or comes too late. */
    public void advancedPast(Bytes customer, long atMillis, long recencyDays, long frequency, long monetary) {
        boolean swept = counting.hasPassed(customer) && atMillis <= counting.throughMillis();
        if (!swept) {
            count(atMillis, recencyDays, frequency, monetary);
        }
    }

    /** The counting sweep found a customer that no fact has advanced past a counting instant yet. */
    public void swept(long atMillis, long recencyDays, long frequency, long monetary) {
        count(atMillis, recencyDays, frequency, monetary);
    }

    private void count(long atMillis, long recencyDays, long frequency, long monetary) {
        if (atMillis > sealed) {
            open.computeIfAbsent(atMillis, at -> new CustomerCount()).add(recencyDays, frequency, monetary);
            touched.add(atMillis);
        }
    }

    /** The counting sweep, begun if the clock has come to a counting instant since the last one; null if there is nothing to count. */
    public @Nullable Sweep counting(long clockMillis) {
        if (!counting.isOpen() && isCountingDue(clockMillis)) {
            counting.begin(clockMillis);
            changed = true;
        }
        return counting.isOpen() ? counting : null;
    }

    private boolean isCountingDue(long clockMillis) {
        return sealed == NONE || schedule.nextAfter(sealed) <= clockMillis;
    }

    /**
     * The counting sweep has looked at all. What it was about is sealed.
     *
     * @return counts in the order of their instants; the last is that of the last counting instant, even if nobody was counted
     */
    public List<Sealed> seal() {
        long through = counting.throughMillis();
        open.computeIfAbsent(latestUpTo(through), at -> new CustomerCount());
        List<Sealed> counts = new ArrayList<>();
        open.headMap(through, true).forEach((at, count) -> counts.add(new Sealed(at, count)));
        for (Sealed one : counts) {
            open.remove(one.countedAtMillis());
            touched.add(one.countedAtMillis());
            sealed = one.countedAtMillis();
        }
        counting.end();
        changed = true;
        return counts;
    }

    private long latestUpTo(long millis) {
        long back = DAY_MILLIS;
        while (schedule.nextAfter(millis - back) > millis) {
            back *= 2;
        }
        long latest = schedule.nextAfter(millis - back);
        for (long next = schedule.nextAfter(latest); next <= millis; next = schedule.nextAfter(latest)) {
            latest = next;
        }
        return latest;
    }

    /** The sweep at which customers are evaluated by cut-offs that have come into force; null if there are none new. */
    public @Nullable Sweep effects(long clockMillis, CutoffTable table) {
        if (!effects.isOpen() && table.nextEffectAfter(effected) <= clockMillis) {
            RfmCutoffs inForce = table.at(clockMillis);
            if (inForce != null) {
                effects.begin(inForce.effectiveFromMillis());
                changed = true;
            }
        }
        return effects.isOpen() ? effects : null;
    }

    /** Whether customers are still to be evaluated by cut-offs that have come into force. */
    public boolean isEffectDue(long clockMillis, CutoffTable table) {
        return effects.isOpen() || table.nextEffectAfter(effected) <= clockMillis;
    }

    /** Whether there is a sweep to go on with or to begin. */
    public boolean isAnythingDue(long clockMillis, CutoffTable table) {
        return counting.isOpen() || isCountingDue(clockMillis) || isEffectDue(clockMillis, table);
    }

    /** The sweep at cut-offs that came into force has looked at all. */
    public void effected() {
        effected = effects.throughMillis();
        effects.end();
        changed = true;
    }

    /** A sweep has looked at a customer and all before it. */
    public void passed(Sweep sweep, Bytes customer) {
        sweep.passed(customer);
        changed = true;
    }

    /**
     * The task has learned of all cut-offs in a table.
     *
     * @return those that it should have had before its clock came to them
     */
    public List<RfmCutoffs> learn(CutoffTable table, long clockMillis) {
        boolean begins = known == NONE && sealed == NONE;
        List<RfmCutoffs> late = new ArrayList<>();
        long latest = known;
        for (RfmCutoffs cutoffs : table.all()) {
            if (cutoffs.effectiveFromMillis() > known) {
                latest = Math.max(latest, cutoffs.effectiveFromMillis());
                if (!begins && cutoffs.effectiveFromMillis() <= clockMillis) {
                    late.add(cutoffs);
                }
            }
        }
        changed |= latest != known;
        known = latest;
        return late;
    }

    /** Writes what has changed. */
    public void flush() {
        for (long at : touched) {
            CustomerCount count = open.get(at);
            store.put(countKey(at), count == null ? null : count.toBytes());
        }
        touched.clear();
        if (changed) {
            store.put(BOOK, toBytes());
            changed = false;
        }
    }

    private byte[] toBytes() {
        PackedWriter out = new PackedWriter();
        out.writeByte(VERSION);
        out.writeSigned(sealed);
        out.writeSigned(effected);
        out.writeSigned(known);
        counting.write(out);
        effects.write(out);
        return out.toByteArray();
    }

    private void read(PackedReader in) {
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptStateException(
                    "a book of cut-offs of version " + version + "; this engine reads " + VERSION);
        }
        sealed = in.readSigned();
        effected = in.readSigned();
        known = in.readSigned();
        counting.read(in);
        effects.read(in);
    }

    /** From that of 0 to that of -1, as bytes are ordered, lie all. */
    private static Bytes countKey(long atMillis) {
        return Bytes.wrap(ByteBuffer.allocate(COUNT.length + Long.BYTES)
                .put(COUNT)
                .putLong(atMillis)
                .array());
    }
}
