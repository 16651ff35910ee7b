package io.tierengine.core.expression;

import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * The variables that an expression can see. Numbers are micros or absent; a text that isn't there is null. An expression
 * over a customer sees no event and the other way round: a scope answers "absent" to what it doesn't have.
 */
public interface Scope {

    /** A metric, by its place in the policy's list. */
    long metric(int index);

    long score();

    /** A dimension of the score, by its place in the policy's list. */
    long dimension(int index);

    long recencyDays();

    long tenureDays();

    /** An attribute of the profile as a number, by its {@linkplain ProfileSlots slot}. */
    long profileNumber(int slot);

    /** An attribute of the profile as a text, by its {@linkplain ProfileSlots slot}. */
    @Nullable
    String profileText(int slot);

    long eventNumber(EventNumber field);

    @Nullable
    String eventText(EventText field);

    @Nullable
    String eventAttribute(String name);

    /** The customer's stage of life, such as {@code DORMANT}; null where the policy has no stages. */
    default @Nullable String lifecycle() {
        return null;
    }

    /** The customer's segment, such as {@code champions}; null where the policy has none, or before the first purchase. */
    default @Nullable String segment() {
        return null;
    }

    /** Local days since the first purchase. */
    default long daysSinceFirstPurchase() {
        return Decimals.ABSENT;
    }

    /** Days between two days of purchase, in the mean; absent before the second one. */
    default long usualGapDays() {
        return Decimals.ABSENT;
    }

    /** Local days until a date in the profile, negative after it, by the attribute's {@linkplain ProfileSlots slot}. */
    default long daysUntil(int profileSlot) {
        return Decimals.ABSENT;
    }

    /** The rating of a criterion, by its place in the policy's list. */
    default long assessment(int slot) {
        return Decimals.ABSENT;
    }

    /** A cut-off that was counted, by its slot; absent as long as none was. */
    default long cutoff(int slot) {
        return Decimals.ABSENT;
    }

    /** Local days until the customer falls to a lower tier if no fact comes; absent if that never happens. */
    default long downgradeInDays() {
        return Decimals.ABSENT;
    }

    /** Local days until the grace before that begins, 0 within it. */
    default long daysToNotice() {
        return Decimals.ABSENT;
    }
}
