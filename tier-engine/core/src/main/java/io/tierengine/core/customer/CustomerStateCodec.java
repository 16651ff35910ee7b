package io.tierengine.core.customer;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.time.LocalCalendar;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The packed binary form of a {@link CustomerState}, in two records.
 *
 * <p>The <em>state</em> holds what nearly every fact needs and changes: clocks, tiers, running totals, and the days and event
 * ids since the history was last written. The <em>history</em> holds older days and ids; it is needed when a day leaves a window or a fact
 * comes late ({@link TierDecider#needsHistory}), and written again only when the state has gathered enough to be worth it
 * ({@link #isHistoryDue}). So a fact costs one short record, however many days are kept. Whoever never calls
 * {@link #encodeHistory} has all in the state.
 *
 * <p>Both begin with a byte for the version of the form and two for the layout that the policy gives them, so that bytes of another
 * layout are refused, not misread; the state names the history that belongs to it by a byte that changes with each.
 *
 * <p>Not safe for use by several threads: the buffer is reused.
 */
public final class CustomerStateCodec {

    /** Tiles leave out numbers that are the same as another's; written where a policy's tiles may have such. */
    static final int VERSION = 4;
    /** Tiles have every number. */
    static final int VERSION_THREE = 3;
    /** The same without what is watched beside the tier; written as long as the policy watches nothing and knows neither cases nor assessments. */
    static final int VERSION_TWO = 2;

    static final int VERSION_ONE = 1;

    private static final int HAS_HISTORY = 1;
    private static final int HAS_OVERRIDES = 2;
    private static final int HAS_PROFILE = 4;
    private static final int HAS_WATCH = 8;
    private static final int HAS_CASES = 16;
    private static final int HAS_RATINGS = 32;

    /** Fewest and most days and hours that a state gathers before they become history. */
    private static final int FEWEST_TILES = 5;

    private static final int MOST_TILES = 32;
    private static final int MOST_EVENTS = 40;

    private final TierDecider decider;
    private final LocalCalendar calendar;
    private final int layout;
    private final boolean watched;
    /** The lowest that has all that the policy needs. */
    private final int writtenVersion;

    private final PackedWriter out = new PackedWriter();

    public CustomerStateCodec(TierDecider decider) {
        this.decider = decider;
        this.calendar = decider.calendar();
        this.layout = fingerprint(decider);
        Policy policy = decider.policy();
        this.watched = policy.lifecycle() != null || policy.rfm() != null || policy.risk() != null;
        boolean hasLaterParts = watched
                || !policy.criteria().isEmpty()
                || policy.metrics().stream()
                        .anyMatch(metric -> metric.aggregate().isOfCases());
        this.writtenVersion = decider.layout().leavesOutSame() ? VERSION : hasLaterParts ? VERSION_THREE : VERSION_TWO;
    }

    /** The state without its history. */
    public byte[] encode(CustomerState state) {
        boolean cases = state.aggregates.hasCases();
        begin();
        out.writeByte((state.historyVersion == CustomerState.NO_HISTORY ? 0 : HAS_HISTORY)
                | (state.overrides.isEmpty() ? 0 : HAS_OVERRIDES)
                | (state.profile.isKnown() ? HAS_PROFILE : 0)
                | (watched ? HAS_WATCH : 0)
                | (cases ? HAS_CASES : 0)
                | (state.ratings.isEmpty() ? 0 : HAS_RATINGS));
        out.writeUnsigned(state.asOfMillis);
        if (state.historyVersion != CustomerState.NO_HISTORY) {
            out.writeByte(state.historyVersion);
            out.writeUnsigned(state.historyDays);
            out.writeInstant(state.remembered.historyLatestMillis(), RememberedEvents.NONE, state.asOfMillis);
        }
        out.writeInstant(state.timerMillis, TierDecider.NEVER, state.asOfMillis, calendar);
        out.writeUnsigned(state.sequence);
        out.writeUnsigned(state.effectiveTier);
        writeDays(state);
        state.tiers.write(out, state.asOfMillis, calendar);
        if (!state.overrides.isEmpty()) {
            state.overrides.write(out);
        }
        if (state.profile.isKnown()) {
            state.profile.write(out);
        }
        if (watched) {
            state.watch.write(out, state.outlook, state.asOfMillis, calendar);
        }
        if (cases) {
            state.aggregates.writeCases(out);
        }
        if (!state.ratings.isEmpty()) {
            state.ratings.write(out);
        }
        state.remembered.writeRecent(out, state.asOfMillis);
        state.aggregates.writeRecent(out);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote. A history, if there is one, is away until {@link #readHistory}.
     *
     * @throws CorruptStateException if the bytes are of another version or layout, or no state at all
     */
    public CustomerState decode(String customerId, byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == VERSION_ONE) {
            return VersionOne.decode(decider, customerId, bytes);
        }
        PackedReader in = open(bytes);
        CustomerState state = decider.newCustomer(customerId);
        int parts = in.readByte();
        boolean hasHistory = (parts & HAS_HISTORY) != 0;
        state.asOfMillis = in.readUnsigned();
        long historyLatest = RememberedEvents.NONE;
        if (hasHistory) {
            state.historyVersion = in.readByte();
            state.historyDays = (int) in.readUnsigned();
            state.historyAway = true;
            historyLatest = in.readInstant(RememberedEvents.NONE, state.asOfMillis);
        }
        state.timerMillis = in.readInstant(TierDecider.NEVER, state.asOfMillis, calendar);
        state.sequence = in.readUnsigned();
        state.effectiveTier = (int) in.readUnsigned();
        readDays(in, state);
        state.tiers.read(in, state.asOfMillis, calendar);
        if ((parts & HAS_OVERRIDES) != 0) {
            state.overrides.read(in);
        }
        if ((parts & HAS_PROFILE) != 0) {
            state.profile.read(in);
        }
        if ((parts & HAS_WATCH) != 0) {
            state.watch.read(in, state.outlook, state.asOfMillis, calendar);
        }
        if ((parts & HAS_CASES) != 0) {
            state.aggregates.readCases(in, state.asOfMillis);
        }
        if ((parts & HAS_RATINGS) != 0) {
            state.ratings.read(in);
        }
        state.remembered.readRecent(in, state.asOfMillis, historyLatest);
        state.aggregates.readRecent(in, state.asOfMillis, hasHistory, isSameLeftOut(bytes));
        requireEnd(in);
        return state;
    }

    /**
     * For when the timer of a packed state is set ({@link CustomerState#timerMillis}), without unpacking the rest.
     *
     * @return epoch milliseconds; {@link TierDecider#NEVER}: there is none
     * @throws CorruptStateException as {@link #decode}
     */
    public long timerMillis(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == VERSION_ONE) {
            return VersionOne.decode(decider, "", bytes).timerMillis;
        }
        PackedReader in = open(bytes);
        int parts = in.readByte();
        long asOfMillis = in.readUnsigned();
        if ((parts & HAS_HISTORY) != 0) {
            in.readByte();
            in.readUnsigned();
            in.readInstant(RememberedEvents.NONE, asOfMillis);
        }
        return in.readInstant(TierDecider.NEVER, asOfMillis, calendar);
    }

    /**
     * Whether the history should be written before the state is: an event has landed in it, or the state has gathered so many
     * days or ids that it is cheaper. With C days in the history, writing it every n days costs C/n for each, and carrying up
     * to n days in the state n/2, which is least at about the root of 2C.
     */
    public boolean isHistoryDue(CustomerState state) {
        if (state.aggregates.isHistoryChanged()) {
            return true;
        }
        int tiles = state.aggregates.recentTiles();
        return state.remembered.recent() > MOST_EVENTS
                || tiles > MOST_TILES
                || (tiles > FEWEST_TILES && tiles * tiles > 2 * state.historyDays);
    }

    /**
     * Makes all but the latest days and ids of a customer history, and packs it; the state must be written after that.
     *
     * @return null if there is nothing to keep: what was stored can be deleted
     * @throws IllegalStateException if the history is away
     */
    public byte @Nullable [] encodeHistory(CustomerState state) {
        state.aggregates.ageTiles();
        state.remembered.age();
        state.historyDays = state.aggregates.historySize();
        if (state.historyDays == 0 && state.remembered.inHistory() == 0) {
            state.historyVersion = CustomerState.NO_HISTORY;
            return null;
        }
        state.historyVersion = (state.historyVersion + 1) & 0xFF;
        begin();
        out.writeByte(state.historyVersion);
        state.aggregates.writeHistory(out);
        state.remembered.writeHistory(out);
        return out.toByteArray();
    }

    /**
     * Brings back a history that is away.
     *
     * @throws CorruptStateException if the bytes aren't the history that belongs to the state
     */
    public void readHistory(CustomerState state, byte @Nullable [] bytes) {
        if (!state.historyAway) {
            return;
        }
        if (bytes == null) {
            throw new CorruptStateException("a state whose history is missing");
        }
        PackedReader in = open(bytes);
        int version = in.readByte();
        if (version != state.historyVersion) {
            throw new CorruptStateException(
                    "a state with history " + state.historyVersion + ", but history " + version + " is stored");
        }
        state.aggregates.readHistory(in, isSameLeftOut(bytes));
        state.remembered.readHistory(in);
        requireEnd(in);
        state.historyAway = false;
        state.historyDays = state.aggregates.historySize();
    }

    private void begin() {
        out.reset();
        out.writeByte(writtenVersion);
        out.writeFixedShort(layout);
    }

    private PackedReader open(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version < VERSION_TWO || version > VERSION) {
            throw new CorruptStateException("a state of version " + version + "; this engine reads " + VERSION_ONE
                    + " to " + VERSION + ". Start the version that wrote it");
        }
        if (in.readFixedShort() != (layout & 0xFFFF)) {
            throw writtenUnderAnotherPolicy(decider);
        }
        return in;
    }

    private static boolean isSameLeftOut(byte[] bytes) {
        return bytes[0] == VERSION;
    }

    static CorruptStateException writtenUnderAnotherPolicy(TierDecider decider) {
        return new CorruptStateException("a state written under another policy than "
                + decider.policy().name() + " version " + decider.policy().version());
    }

    static void requireEnd(PackedReader in) {
        if (!in.atEnd()) {
            throw new CorruptStateException("a state with bytes left over");
        }
    }

    /** The last day of a purchase, back from {@code asOf}; 0 if there was none; then the first, back from the last. */
    private void writeDays(CustomerState state) {
        if (state.lastPurchaseDay == CustomerState.NO_DAY) {
            out.writeUnsigned(0);
            return;
        }
        out.writeUnsigned((long) calendar.dayOf(state.asOfMillis) - state.lastPurchaseDay + 1);
        out.writeUnsigned((long) state.lastPurchaseDay - state.firstPurchaseDay);
    }

    private void readDays(PackedReader in, CustomerState state) {
        long back = in.readUnsigned();
        if (back != 0) {
            state.lastPurchaseDay = (int) (calendar.dayOf(state.asOfMillis) - back + 1);
            state.firstPurchaseDay = (int) (state.lastPurchaseDay - in.readUnsigned());
        }
    }

    static int fingerprint(TierDecider decider) {
        Policy policy = decider.policy();
        String description = policy.zone()
                + policy.tiers().stream().map(Tier::id).toList().toString()
                + policy.profileAttributes()
                + (policy.criteria().isEmpty() ? "" : policy.criteria())
                + decider.layout().description();
        CRC32 crc = new CRC32();
        crc.update(description.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
