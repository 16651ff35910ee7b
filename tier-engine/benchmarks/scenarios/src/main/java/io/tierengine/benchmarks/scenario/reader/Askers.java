package io.tierengine.benchmarks.scenario.reader;

import io.tierengine.benchmarks.scenario.change.Waits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, whatever has become of the questions before: of ten questions six for a customer, three for a list and one for counts. How
 * long an answer took counts from when it was meant to be asked.
 */
public final class Askers implements AutoCloseable {

    private static final String[] LISTS = {"sort=value", "sort=since", "sort=fall&falls=90", "sort=score&tier=gold"};
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String prefix;
    private final int customers;
    private final double perNano;
    private final Waits waits = new Waits();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Begins to ask.
     *
     * @param prefix of the ids of customers, which end in their number
     */
    public Askers(URI server, String prefix, int customers, double perSecond) {
        this.server = server;
        this.prefix = prefix;
        this.customers = customers;
        perNano = perSecond / 1e9;
        thread = Thread.ofPlatform().daemon().name("askers").start(this::ask);
    }

    private void ask() {
        SplittableRandom random = new SplittableRandom(1);
        long begin = System.nanoTime();
        for (long number = 0; !closing; number++) {
            long intended = begin + (long) (number / perNano);
            for (long ahead = intended - System.nanoTime();
                    ahead > 0 && !closing;
                    ahead = intended - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
            HttpRequest request =
                    HttpRequest.newBuilder(server.resolve(question(random))).build();
            var _ = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                if (failure == null && answer.statusCode() == OK) {
                    note(System.nanoTime() - intended);
                } else if (!closing) {
                    failed.incrementAndGet();
                }
            });
        }
    }

    private synchronized void note(long nanos) {
        waits.add(nanos);
    }

    private String question(SplittableRandom random) {
        int kind = random.nextInt(10);
        if (kind < 6) {
            return "/api/v1/customers/" + prefix + random.nextInt(customers);
        }
        return kind < 9 ? "/api/v1/customers?" + LISTS[random.nextInt(LISTS.length)] : "/api/v1/counts";
    }

    /** Questions that weren't answered with what was asked for. */
    public long failed() {
        return failed.get();
    }

    /** How long answers took so far; to be read after the end. */
    public Waits waits() {
        return waits;
    }

    @Override
    public void close() {
        closing = true;
        client.shutdownNow();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
