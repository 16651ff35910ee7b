package io.tierengine.server.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much each caller has asked for of late: a bucket of tokens each, of the callers who asked last. */
@Singleton
final class RequestRates {

    /** Beyond that many the one that was longest silent is forgotten, which does no harm: its bucket is full again. */
    private static final int MOST_CALLERS = 10_000;

    private static final int SECONDS_AT_ONCE = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int perSecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    RequestRates(SecuritySettings settings) {
        this.perSecond = settings.limits().requestsPerSecond();
    }

    /** Somebody who isn't known, by the address that the request came from. */
    static String ofAddress(HttpRequest<?> request) {
        return "address " + request.getRemoteAddress().getAddress();
    }

    static String ofCaller(Caller caller) {
        return "caller " + caller.proof() + " " + caller.name();
    }

    /** Takes one from a bucket: 0, or the seconds to wait, rounded up, if it is empty. */
    long secondsToWait(String of) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(of, _ -> full());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_SECOND);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity((long) SECONDS_AT_ONCE * perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
