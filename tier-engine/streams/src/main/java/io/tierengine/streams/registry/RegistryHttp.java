package io.tierengine.streams.registry;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to whichever URL answers. Every request of the API may be made twice without harm, so one without an answer (no
 * connection, time-out, status 5xx, 408 or 429) goes to the next URL, and after the last one round again as {@link RetryPolicy} says.
 */
final class RegistryHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private final HttpClient client;
    private final RegistrySettings settings;
    private final Pause pause;
    private final RandomGenerator random;

    /** Index of the URL that answered last; grows without end, taken modulo their number. */
    private final AtomicInteger current = new AtomicInteger();

    /** Waits; a test looks at how long instead. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    RegistryHttp(RegistrySettings settings, Pause pause, RandomGenerator random) {
        this.settings = settings;
        this.pause = pause;
        this.random = random;
        this.client = client(settings);
    }

    static RegistryHttp connect(RegistrySettings settings) {
        return new RegistryHttp(
                settings, Thread::sleep, () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * The first answer that any URL gives.
     *
     * @throws RegistryUnavailableException where none does
     */
    RegistryReply send(RegistryRequest request) {
        return send(request, reply -> true);
    }

    /**
     * The first answer that satisfies, or where none does the last one that came: a URL may lag behind another.
     *
     * @throws RegistryUnavailableException where none gives any answer
     */
    RegistryReply send(RegistryRequest request, Predicate<RegistryReply> satisfies) {
        RegistryUnavailableException failure = null;
        for (int attempt = 0; attempt <= settings.retries().retries(); attempt++) {
            if (attempt > 0) {
                pauseBefore(attempt, request);
            }
            Round round = round(request, satisfies);
            if (round.reply() != null) {
                return round.reply();
            }
            failure = round.failure();
        }
        throw failure == null ? new RegistryUnavailableException("No try was made of " + request, null) : failure;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What one pass through the URLs brought: an answer, or else the last failure. */
    private record Round(
            @Nullable RegistryReply reply, @Nullable RegistryUnavailableException failure) {}

    private Round round(RegistryRequest request, Predicate<RegistryReply> satisfies) {
        List<URI> urls = settings.urls();
        int first = current.get();
        RegistryReply reply = null;
        RegistryUnavailableException failure = null;
        for (int i = 0; i < urls.size(); i++) {
            int index = Math.floorMod(first + i, urls.size());
            try {
                reply = sendTo(urls.get(index), request);
                if (satisfies.test(reply)) {
                    current.set(index);
                    return new Round(reply, null);
                }
            } catch (RegistryUnavailableException e) {
                LOG.warn("{}", e.getMessage());
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        return new Round(reply, failure);
    }

    private RegistryReply sendTo(URI url, RegistryRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(httpRequest(url, request), BodyHandlers.ofString(StandardCharsets.UTF_8));
            RegistryReply reply = new RegistryReply(url, response.statusCode(), response.body());
            if (reply.isNoAnswer()) {
                throw new RegistryUnavailableException(
                        "The schema registry at " + url + " failed on " + request + ": " + reply.summary(), null);
            }
            return reply;
        } catch (IOException e) {
            throw new RegistryUnavailableException(
                    "The schema registry at " + url + " can't be asked (" + request + "): " + e
                            + ". Check that it runs, and " + RegistryKeys.URL + ".",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private HttpRequest httpRequest(URI url, RegistryRequest request) {
        BodyPublisher body =
                request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(withoutSlash(url.toString()) + request.path()))
                .timeout(settings.readTimeout())
                .header("Accept", JSON + ", application/json")
                .header("Content-Type", JSON)
                .method(request.method(), body);
        settings.credentials().authorization().ifPresent(value -> builder.header("Authorization", value));
        return builder.build();
    }

    private void pauseBefore(int retry, RegistryRequest request) {
        Duration wait = settings.retries().waitBefore(retry, random);
        LOG.warn(
                "No schema registry answered {}; trying again in {} ms ({} of {})",
                request,
                wait.toMillis(),
                retry,
                settings.retries().retries());
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static RegistryUnavailableException interrupted(RegistryRequest request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException("Interrupted while asking the schema registry (" + request + ")", e);
    }

    /** HTTP/1.1, since a request to upgrade a plain connection confuses some servers; no redirects, they would take secrets along. */
    private static HttpClient client(RegistrySettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        RegistryTls.context(settings.tls()).ifPresent(builder::sslContext);
        settings.proxy().map(ProxySelector::of).ifPresent(builder::proxy);
        return builder.build();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
