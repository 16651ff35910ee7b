package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.RegistryCredentials.Basic;
import io.tierengine.streams.registry.RegistryCredentials.Bearer;
import io.tierengine.streams.registry.StubServer.Answer;
import io.tierengine.streams.registry.StubServer.Asked;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHttpTest {

    private static final RegistryRequest REQUEST = RegistryRequest.get("/subjects");
    private static final Answer OK = new Answer(200, "[]");
    private static final Answer BUSY = new Answer(503, "{\"error_code\":50003,\"message\":\"no leader\"}");

    private final List<Duration> waits = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 429, 0})
    void shouldTryAgainWhenNoAnswerCame(int status) {
        try (var server = StubServer.answering(new Answer(status, ""), new Answer(status, ""), OK);
                var http = http(at(server.url()))) {
            var reply = http.send(REQUEST);

            assertThat(reply.status()).isEqualTo(200);
            // The JDK's client asks once more by itself when a connection closes without an answer.
            assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(status == 0 ? 2 : 3);
            assertThat(waits).hasSizeBetween(1, 2);
        }
    }

    @Test
    void shouldGiveUpAfterTheLastTryAndSayWhereAndWhy() {
        try (var server = StubServer.answering(BUSY);
                var http = http(at(server.url()))) {
            assertThatThrownBy(() -> http.send(REQUEST))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(server.url().toString())
                    .hasMessageContaining("GET /subjects")
                    .hasMessageContaining("status 503, code 50003, \"no leader\"");

            assertThat(server.asked()).hasSize(4);
            assertThat(waits).hasSize(3);
            assertThat(waits.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(waits.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(waits.get(2)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        }
    }

    @Test
    void shouldSayThatNobodyListens() {
        try (var http = http(at(StubServer.deadUrl()))) {
            assertThatThrownBy(() -> http.send(REQUEST))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("can't be asked")
                    .hasMessageContaining("schema.registry.url");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 409, 422})
    void shouldTakeAnyOtherStatusAsTheAnswer(int status) {
        try (var server = StubServer.answering(new Answer(status, "http://127.0.0.1:1/elsewhere"));
                var http = http(at(server.url()))) {
            assertThat(http.send(REQUEST).status()).isEqualTo(status);

            assertThat(server.asked()).hasSize(1);
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void shouldGoToTheNextUrlWithoutWaitingAndStayThere() {
        try (var busy = StubServer.answering(BUSY);
                var good = StubServer.answering(OK);
                var http = http(at(StubServer.deadUrl(), busy.url(), good.url()))) {
            assertThat(http.send(REQUEST).from()).isEqualTo(good.url());
            assertThat(http.send(REQUEST).from()).isEqualTo(good.url());

            assertThat(busy.asked()).hasSize(1);
            assertThat(good.asked()).hasSize(2);
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void shouldComeBackToTheFirstUrlWhenTheLastOneFails() {
        try (var first = StubServer.answering(BUSY, OK);
                var second = StubServer.answering(OK, BUSY);
                var http = http(at(first.url(), second.url()))) {
            assertThat(http.send(REQUEST).from()).isEqualTo(second.url());
            assertThat(http.send(REQUEST).from()).isEqualTo(first.url());
        }
    }

    @Test
    void shouldGiveUpOnAServerThatIsTooSlow() {
        var release = new CountDownLatch(1);
        try (var slow = StubServer.answering(request -> {
                    await(release);
                    return OK;
                });
                var good = StubServer.answering(OK);
                var http = http(at(slow.url(), good.url()).readTimeout(Duration.ofMillis(200)))) {
            assertThat(http.send(REQUEST).from()).isEqualTo(good.url());
        } finally {
            release.countDown();
        }
    }

    @Test
    void shouldShowItsCredentialsToTheRegistryAndToNobodyElse() {
        try (var server = StubServer.answering(BUSY)) {
            try (var basic = http(at(server.url()).credentials(new Basic("anna", "s3cret")));
                    var bearer = http(at(server.url()).credentials(new Bearer("t0ken")));
                    var none = http(at(server.url()))) {
                for (var http : List.of(basic, bearer, none)) {
                    assertThatThrownBy(() -> http.send(REQUEST))
                            .hasMessageNotContaining("s3cret")
                            .hasMessageNotContaining("t0ken")
                            .hasMessageNotContaining("YW5uYTpzM2NyZXQ=");
                }
            }

            assertThat(server.asked().stream().map(Asked::authorization).distinct())
                    .containsExactly(
                            Optional.of("Basic YW5uYTpzM2NyZXQ="), Optional.of("Bearer t0ken"), Optional.empty());
        }
    }

    @Test
    void shouldKeepThePathOfTheUrlWithOrWithoutASlash() {
        try (var server = StubServer.answering(OK);
                var with = http(at(URI.create(server.url() + "/api/v7/")));
                var without = http(at(URI.create(server.url() + "/api/v7")))) {
            with.send(REQUEST);
            without.send(REQUEST);

            assertThat(server.asked()).extracting(Asked::path).containsExactly("/api/v7/subjects", "/api/v7/subjects");
        }
    }

    @Test
    void shouldGoThroughTheProxy() {
        try (var proxy = StubServer.answering(OK);
                var http = http(at(URI.create("http://registry.invalid:8081"))
                        .proxy(java.net.InetSocketAddress.createUnresolved(
                                "127.0.0.1", proxy.url().getPort())))) {
            assertThat(http.send(REQUEST).status()).isEqualTo(200);

            assertThat(proxy.asked()).extracting(Asked::path).containsExactly("http://registry.invalid:8081/subjects");
        }
    }

    @Test
    void shouldStopAndStayInterruptedWhenItsThreadIs() {
        try (var server = StubServer.answering(BUSY);
                var http = new RegistryHttp(
                        at(server.url()).build(),
                        wait -> {
                            throw new InterruptedException();
                        },
                        new Random(1))) {
            assertThatThrownBy(() -> http.send(REQUEST))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("Interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(server.asked()).hasSize(1);
        }
    }

    private static RegistrySettings.Builder at(URI... urls) {
        return RegistrySettings.at(urls)
                .retries(new RetryPolicy(3, Duration.ofMillis(100), Duration.ofMillis(250)))
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(10));
    }

    private RegistryHttp http(RegistrySettings.Builder settings) {
        return new RegistryHttp(settings.build(), waits::add, new Random(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
