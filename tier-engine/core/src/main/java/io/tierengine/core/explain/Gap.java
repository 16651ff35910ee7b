package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.CalendarDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is missing for a tier. Each way is enough by itself, and lists all that it needs.
 *
 * @param tier id
 * @param ways those with the fewest needs first, at most {@link #MOST_WAYS}; none: nothing is missing, or there is no way
 * @param isReached whether nothing is missing: conditions, guards and overrides leave the tier, only its clock isn't out
 * @param dueMillis when the tier is entered if it stays so, epoch milliseconds; {@link #NEVER} where something is missing
 * @param sustained how long it must stay so before the tier is entered
 */
public record Gap(String tier, List<Way> ways, boolean isReached, long dueMillis, CalendarDuration sustained) {

    public static final int MOST_WAYS = 8;

    public Gap {
        ways = List.copyOf(ways);
    }

    /** Needs that must all be met. */
    public record Way(List<Need> needs) {
        public Way {
            needs = List.copyOf(needs);
        }
    }

    /**
     * One thing that is missing.
     *
     * @param who what can bring it about
     * @param condition what isn't as it must be, in the policy's language, such as {@code metrics.spend >= 10000}
     * @param wanted whether the condition must hold, or must not
     * @param subject what must change, in the policy's language, such as {@code metrics.spend}
     * @param metric what the subject is if it is a metric; null otherwise
     * @param unit of the numbers
     * @param comparison how the subject must compare with {@code want}; null where there is no number to tell
     * @param have its value now in micros; may be absent
     * @param want the value to reach in micros; absent where there is no number to tell
     * @param missing how much lies between them in micros, at least 0; absent if one of them is. For an average, a minimum, a maximum or a
     *     last value it is no amount to add
     * @param atMillis from when on time alone will have brought it about, epoch milliseconds; {@link #NEVER} where time doesn't
     */
    public record Need(
            Who who,
            String condition,
            boolean wanted,
            String subject,
            @Nullable MetricOf metric,
            Unit unit,
            @Nullable Comparison comparison,
            long have,
            long want,
            long missing,
            long atMillis) {

        /** The same for less. */
        Need wanting(long least) {
            long rest = have == Decimals.ABSENT ? Decimals.ABSENT : least - have;
            return new Need(who, condition, wanted, subject, metric, unit, comparison, have, least, rest, atMillis);
        }
    }

    /** No instant. */
    public static final long NEVER = Long.MAX_VALUE;

    /** What a metric is made of. */
    public record MetricOf(
            String name, Aggregate aggregate, @Nullable String field, Window window) {}

    /** What can bring about what is missing. */
    public enum Who {
        /** Transactions or interactions of the customer. */
        FACTS,
        /** Time alone, with no further fact of the kind. */
        TIME,
        /** A change of the profile. */
        PROFILE,
        /** A person, whose override must end or whose judgement must be another. */
        PERSON,
        /** Points of the score or a dimension, which no single value can bring about. */
        POINTS,
        /** Something that can't be broken down further. */
        CONDITION,
        /** Nothing: a number of the whole lifetime would have to go back. */
        NOBODY
    }

    /** What numbers of a need count. */
    public enum Unit {
        /** Money in the policy's currency. */
        CURRENCY,
        /** Events. */
        COUNT,
        DAYS,
        HOURS,
        POINTS,
        /** What the value itself is in, such as the mark of a survey. */
        VALUE
    }
}
