package io.tierengine.streams.interleave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lanes of one task, where they come together: which of the waiting records may go now.
 *
 * <p>The rule is that of Kafka Streams with {@code max.task.idle.ms=0}. The record with the least time goes first, and none goes while
 * a lane is empty that isn't known to be read to its end. What is let through at once is chosen so that whoever takes it by
 * least time, in whatever order among equal times, keeps to the rule.
 */
final class Junction {

    private final List<Lane> lanes;
    private final Predicate<Lane> atEnd;
    private final List<Lane> earliest = new ArrayList<>();

    /**
     * A junction.
     *
     * @param atEnd whether nothing is left on the broker behind what was fetched, as far as the consumer knows
     */
    Junction(List<Lane> lanes, Predicate<Lane> atEnd) {
        this.lanes = List.copyOf(lanes);
        this.atEnd = atEnd;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** Whether anything could be taken without fetching more. */
    boolean isOpen() {
        List<Lane> waiting = waiting();
        return !waiting.isEmpty()
                && !isAwaiting()
                && (isOrderFree(waiting) || !earliest().isEmpty());
    }

    /** Takes what may go. */
    void take() {
        List<Lane> waiting = waiting();
        if (waiting.isEmpty() || isAwaiting()) {
            return;
        }
        if (isOrderFree(waiting)) {
            waiting.forEach(Lane::takeAll);
        } else {
            takeByTime();
        }
    }

    private List<Lane> waiting() {
        List<Lane> waiting = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            if (lane.isWaiting()) {
                waiting.add(lane);
            }
        }
        return waiting;
    }

    /** Whether there may be an earlier record in a lane of which none is here. */
    private boolean isAwaiting() {
        for (Lane lane : lanes) {
            if (!lane.isWaiting() && !atEnd.test(lane)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all may go without a look at their times: none can run dry before the last is taken, as there is no other, or no more. */
    private boolean isOrderFree(List<Lane> waiting) {
        return waiting.stream().noneMatch(Lane::isPausedByReader)
                && (waiting.size() == 1 || waiting.stream().allMatch(atEnd));
    }

    private void takeByTime() {
        for (List<Lane> next = earliest(); !next.isEmpty(); next = earliest()) {
            long now = next.getFirst().headTime();
            for (Lane lane : next) {
                // It runs dry at this time: alone, as what else has this time may come before or after its next record.
                if (lane.endsWithin(now) && !atEnd.test(lane)) {
                    lane.takeWithin(now);
                    return;
                }
            }
            for (Lane lane : next) {
                lane.takeWithin(now);
            }
        }
    }

    /** The lanes with the least time at their heads; without those that the reader has paused, so perhaps none. */
    private List<Lane> earliest() {
        long least = Long.MAX_VALUE;
        earliest.clear();
        for (Lane lane : lanes) {
            if (!lane.isWaiting()) {
                continue;
            }
            long time = lane.headTime();
            if (time < least) {
                least = time;
                earliest.clear();
            }
            if (time == least && !lane.isPausedByReader()) {
                earliest.add(lane);
            }
        }
        return earliest;
    }
}
