package io.tierengine.core.customer;

import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.metric.Aggregates;
import io.tierengine.core.risk.RiskLevel;
import io.tierengine.core.tier.Overrides;
import io.tierengine.core.tier.TierState;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one customer under one policy. Only a {@link TierDecider} of that policy changes it; outside the core
 * it is looked at, and stored by {@link CustomerStateCodec}. Instants are epoch milliseconds.
 */
public final class CustomerState {

    static final int NO_DAY = Integer.MIN_VALUE;
    static final long NOT_ENROLLED = Long.MIN_VALUE;
    static final long UNKNOWN = Long.MIN_VALUE;
    static final int NO_HISTORY = -1;

    final String customerId;
    final Aggregates aggregates;
    final TierState tiers;
    final Overrides overrides;
    final RememberedEvents remembered = new RememberedEvents();
    final KnownProfile profile;
    final Ratings ratings;
    long asOfMillis = NOT_ENROLLED;
    /** Known while nothing but time has changed since it was found; {@link #UNKNOWN} otherwise. */
    long nextInstantMillis = UNKNOWN;
    /** At which instant cut-offs are looked up, where time is tried out with those of one; {@link #UNKNOWN}: at {@code asOf}. */
    long cutoffsMillis = UNKNOWN;
    /** Which history belongs to this state. */
    int historyVersion = NO_HISTORY;
    /** Days and hours in the history when it was last seen. */
    int historyDays;

    boolean historyAway;
    final WatchState watch;
    final Outlook outlook = new Outlook();
    /** How often anything was told; counts from when the state was made. */
    long told;

    long timerMillis = TierDecider.NEVER;
    int effectiveTier;
    long sequence;
    int firstPurchaseDay = NO_DAY;
    int lastPurchaseDay = NO_DAY;

    CustomerState(
            String customerId,
            Aggregates aggregates,
            TierState tiers,
            Overrides overrides,
            KnownProfile profile,
            Ratings ratings,
            WatchState watch) {
        this.ratings = ratings;
        this.customerId = customerId;
        this.watch = watch;
        this.aggregates = aggregates;
        this.tiers = tiers;
        this.overrides = overrides;
        this.profile = profile;
    }

    /** Another in which time can be tried out; it remembers no events and must take no fact. */
    CustomerState forecast() {
        CustomerState copy = new CustomerState(
                customerId, aggregates.copy(), tiers.copy(), overrides.copy(), profile, ratings.copy(), watch.copy());
        copy.outlook.set(outlook);
        copy.asOfMillis = asOfMillis;
        copy.nextInstantMillis = nextInstantMillis;
        copy.cutoffsMillis = cutoffsMillis;
        copy.effectiveTier = effectiveTier;
        copy.sequence = sequence;
        copy.firstPurchaseDay = firstPurchaseDay;
        copy.lastPurchaseDay = lastPurchaseDay;
        return copy;
    }

    public String customerId() {
        return customerId;
    }

    /** Whether any fact was accepted yet. */
    public boolean isEnrolled() {
        return asOfMillis != NOT_ENROLLED;
    }

    /** The instant up to which the customer has been evaluated. */
    public long asOfMillis() {
        return asOfMillis;
    }

    /**
     * The instant for which whoever keeps this state has set a timer, epoch milliseconds, or {@link TierDecider#NEVER}. It is
     * kept with the state so that the timer can be found; the core doesn't look at it.
     */
    public long timerMillis() {
        return timerMillis;
    }

    public void setTimerMillis(long millis) {
        timerMillis = millis;
    }

    /** The stage of life; null where the policy has none, or before the first fact. */
    public @Nullable LifecycleStage stage() {
        return watch.stage;
    }

    /** The segment that was told last; null where the policy has none, or before the first purchase. */
    public @Nullable String segment() {
        return watch.segment;
    }

    /** The level of risk that was told last. */
    public RiskLevel riskLevel() {
        return watch.toldLevel;
    }

    /** Index of the tier that the rules alone give. */
    public int automaticTier() {
        return tiers.tier();
    }

    /** Index of the tier after overrides. */
    public int effectiveTier() {
        return effectiveTier;
    }

    /** The automatic tier's clocks. */
    public TierState tierClocks() {
        return tiers;
    }

    /** Number of the latest tier change; 0 before enrolment. */
    public long sequence() {
        return sequence;
    }

    /** Whether a part of the state is stored apart and wasn't read yet; see {@link CustomerStateCodec}. */
    public boolean isHistoryAway() {
        return historyAway;
    }

    /** Days and hours on which the customer was seen and that a window may still need, without a history that is away. */
    public int tileCount() {
        return aggregates.tileCount();
    }

    /** Ids remembered to tell repetitions, without a history that is away. */
    public int rememberedEventCount() {
        return remembered.size();
    }
}
