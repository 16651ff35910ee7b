package io.tierengine.core.customer;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.score.ScoreCard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Verdict;
import io.tierengine.core.time.LocalCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer seen through the policy at one instant: metrics, dimensions and score (semantics §2 and §3), and what the
 * conditions say. {@link #open} takes the next customer; nothing is allocated.
 */
final class CustomerView implements Scope, Verdict {

    private final Policy policy;
    private final LocalCalendar calendar;
    private final CutoffsInForce cutoffsInForce;
    private final ScoreCard card;
    private CustomerState state;
    private @Nullable RfmCutoffs cutoffs;
    private int today;
    private int guard;

    CustomerView(Policy policy, LocalCalendar calendar, CutoffsInForce cutoffsInForce, CustomerState nobody) {
        this.policy = policy;
        this.calendar = calendar;
        this.cutoffsInForce = cutoffsInForce;
        this.state = nobody;
        card = new ScoreCard(policy.dimensions());
    }

    /** Looks at a customer at its {@code asOf}. */
    void open(CustomerState customer) {
        openWithoutScore(customer, customer.asOfMillis);
        cutoffs = cutoffsInForce.of(customer);
        card.fill(this);
    }

    /**
     * Looks at a customer's metrics and days alone.
     *
     * @param atMillis up to where the metrics hold, {@code asOf} or later
     */
    void openWithoutScore(CustomerState customer, long atMillis) {
        state = customer;
        today = calendar.dayOf(atMillis);
        guard = -1;
        cutoffs = null;
    }

    @Override
    public int cap() {
        int cap = policy.tiers().size() - 1;
        guard = -1;
        for (int i = 0; i < policy.guards().size(); i++) {
            var candidate = policy.guards().get(i);
            if (candidate.cap() < cap && candidate.when().holds(this)) {
                cap = candidate.cap();
                guard = i;
            }
        }
        return cap;
    }

    /** Name of the guard that gave the {@link #cap}; null if none did. */
    @Nullable
    String capping() {
        return guard < 0 ? null : policy.guards().get(guard).name();
    }

    @Override
    public int highestEntered() {
        List<Tier> tiers = policy.tiers();
        for (int i = tiers.size() - 1; i > 0; i--) {
            if (tiers.get(i).enter().holds(this)) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public boolean retains(int tier) {
        return policy.tiers().get(tier).retain().holds(this);
    }

    @Override
    public long metric(int index) {
        return state.aggregates.value(index);
    }

    @Override
    public long score() {
        return card.score();
    }

    @Override
    public long dimension(int index) {
        return card.dimension(index);
    }

    @Override
    public long recencyDays() {
        return daysSince(state.lastPurchaseDay);
    }

    @Override
    public long tenureDays() {
        return daysSince(firstDay(state));
    }

    /** The earlier of the first purchase and the profile's {@code customerSince}; {@link CustomerState#NO_DAY} if neither. */
    static int firstDay(CustomerState state) {
        int since = state.profile.customerSinceDay();
        if (since == Profile.NO_DAY) {
            return state.firstPurchaseDay;
        }
        return state.firstPurchaseDay == CustomerState.NO_DAY ? since : Math.min(since, state.firstPurchaseDay);
    }

    private long daysSince(int day) {
        return day == CustomerState.NO_DAY ? Decimals.ABSENT : (today - (long) day) * Decimals.ONE;
    }

    /** Days since the first and the last purchase, not decimals; -1 if there was none. */
    long wholeDaysSince(int day) {
        return day == CustomerState.NO_DAY ? LifecycleRules.NO_PURCHASE : Math.max(0, today - (long) day);
    }

    @Override
    public @Nullable String lifecycle() {
        LifecycleStage stage = state.watch.stage;
        return stage == null ? null : stage.name();
    }

    @Override
    public @Nullable String segment() {
        RfmRules rfm = policy.rfm();
        return rfm == null ? null : rfm.segment(this);
    }

    @Override
    public long cutoff(int slot) {
        return cutoffs == null ? Decimals.ABSENT : cutoffs.micros(slot);
    }

    @Override
    public long daysSinceFirstPurchase() {
        return daysSince(state.firstPurchaseDay);
    }

    @Override
    public long usualGapDays() {
        WatchState watch = state.watch;
        return watch.rhythmSteps == 0
                ? Decimals.ABSENT
                : Decimals.divide(
                        (state.lastPurchaseDay - (long) watch.rhythmFromDay) * Decimals.ONE,
                        watch.rhythmSteps * Decimals.ONE);
    }

    @Override
    public long daysUntil(int profileSlot) {
        int day = state.profile.day(profileSlot);
        return day == Profile.NO_DAY ? Decimals.ABSENT : (day - (long) today) * Decimals.ONE;
    }

    @Override
    public long assessment(int slot) {
        return state.ratings.value(slot, state.asOfMillis);
    }

    @Override
    public long downgradeInDays() {
        return daysUntilInstant(state.outlook.fallAtMillis);
    }

    @Override
    public long daysToNotice() {
        return daysUntilInstant(state.outlook.noticeAtMillis);
    }

    private long daysUntilInstant(long millis) {
        return millis == TierDecider.NEVER
                ? Decimals.ABSENT
                : Math.max(0, calendar.dayOf(millis) - (long) today) * Decimals.ONE;
    }

    @Override
    public long profileNumber(int slot) {
        return state.profile.number(slot);
    }

    @Override
    public @Nullable String profileText(int slot) {
        return state.profile.text(slot);
    }

    @Override
    public long eventNumber(EventNumber field) {
        return Decimals.ABSENT;
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return null;
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return null;
    }
}
