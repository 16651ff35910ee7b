package io.tierengine.views.topology;

import io.tierengine.views.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at customers on their way to the tasks that own them. They stay in memory: one that is lost is looked at again. Safe for use by several threads.
 */
public final class Looks {

    private static final int MOST_WAITING = 10_000;

    private final Map<Integer, Queue<Look>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Hands one over.
     *
     * @param partition of the customer
     * @return whether there was room
     */
    public boolean offer(int partition, Look look) {
        if (size.get() >= MOST_WAITING) {
            return false;
        }
        size.incrementAndGet();
        waiting.computeIfAbsent(partition, _ -> new ConcurrentLinkedQueue<>()).add(look);
        return true;
    }

    /** Takes up to so many of a partition's. */
    List<Look> take(int partition, int most) {
        List<Look> taken = new ArrayList<>();
        Queue<Look> queue = waiting.get(partition);
        while (queue != null && taken.size() < most) {
            Look look = queue.poll();
            if (look == null) {
                break;
            }
            size.decrementAndGet();
            taken.add(look);
        }
        return taken;
    }
}
