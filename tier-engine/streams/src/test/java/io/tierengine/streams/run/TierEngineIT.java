package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.RefusalReason;
import io.tierengine.contract.TierChange;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.topic.TopicSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a real broker and a real registry. */
class TierEngineIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.builder().brokers(1).registry(true).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @Test
    void shouldDowngradeASilentCustomerWhenNobodySendsAnything() throws Exception {
        Instant bought = Instant.now().minus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        LocalDate left = LocalDate.ofInstant(bought, ZONE).plusDays(30);
        try (TestEngine engine = engine("silent", 3)) {
            engine.start();

            engine.purchase("p-1", "c-1", bought, "150");
            engine.flush();

            List<TierChange> changes = engine.changes(3);
            assertThat(changes).extracting(TierChange::getNewTier).containsExactly("bronze", "silver", "bronze");
            TierChange fall = changes.getLast();
            assertThat(fall.getCause()).isEqualTo(ChangeCause.TIME);
            assertThat(fall.getEffectiveAt()).isEqualTo(left.atStartOfDay(ZONE).toInstant());
            assertThat(fall.getSequence()).isEqualTo(3);
            CustomerTier now = engine.read(engine.topics().customerTiers(), 1).getLast();
            assertThat(now.getTier()).isEqualTo("bronze");
        }
    }

    @Test
    void shouldNotHurryAStalledBackfillIntoThePresent() throws Exception {
        Instant bought = Instant.parse("1997-03-01T12:00:00Z");
        try (TestEngine engine = engine("stalled", 2)) {
            TierEngine running = engine.start();
            engine.mark(null, BackfillMark.OPEN);
            engine.purchase("p-1", "c-1", bought, "150");
            engine.flush();
            assertThat(engine.changes(2)).hasSize(2);

            Thread.sleep(4_000);
            List<TierChange> whileStalled = engine.changes(2);
            engine.mark(Instant.parse("1997-06-01T00:00:00Z"), BackfillMark.NONE);
            List<TierChange> afterMark = engine.changes(3);

            assertThat(whileStalled).hasSize(2);
            assertThat(afterMark).hasSize(3);
            assertThat(afterMark.getLast().getEffectiveAt())
                    .isEqualTo(LocalDate.of(1997, 3, 31).atStartOfDay(ZONE).toInstant());
            assertThat(running.statistics().partitions().values()).allMatch(status -> status.backfilling());
        }
    }

    @Test
    void shouldGoOnAfterAStopWithNothingLostAndNothingTwice() throws Exception {
        Instant start = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        try (TestEngine engine = engine("restarted", 3)) {
            engine.start();
            for (int i = 0; i < 50; i++) {
                engine.purchase("a-" + i, "c-" + i, start, "60");
            }
            engine.flush();
            assertThat(engine.changes(50)).hasSize(50);
            engine.stop();

            for (int i = 0; i < 50; i++) {
                engine.purchase("b-" + i, "c-" + i, start.plusSeconds(60), "60");
                engine.purchase("a-" + i, "c-" + i, start, "60");
            }
            engine.flush();
            TierEngine again = engine.start();

            List<TierChange> changes = engine.changes(100);
            assertThat(changes).hasSize(100);
            assertThat(changes.stream().map(TierChange::getChangeId).distinct()).hasSize(100);
            TestEngine.await("duplicates", () -> again.statistics().factsDuplicate() == 50);
        }
    }

    @Test
    void shouldBuryTenThousandPoisonRecordsAndGoOn() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Random random = new Random(7);
        try (TestEngine engine = engine("poison", 3)) {
            TierEngine running = engine.start();
            for (int i = 0; i < 1_250; i++) {
                poison(engine, i, now, random);
                if (i % 25 == 0) {
                    engine.purchase("good-" + i, "good-" + i, now.minusSeconds(10), "150");
                }
            }
            engine.flush();

            List<DeadLetter> letters = engine.deadLetters(10_000);
            List<TierChange> changes = engine.changes(100);

            Map<RefusalReason, Long> byReason =
                    letters.stream().collect(Collectors.groupingBy(DeadLetter::getReason, Collectors.counting()));
            assertThat(byReason)
                    .isEqualTo(Map.of(
                            RefusalReason.UNREADABLE, 2_500L,
                            RefusalReason.UNKNOWN_SCHEMA, 1_250L,
                            RefusalReason.NO_EVENT_ID, 1_250L,
                            RefusalReason.UNKNOWN_CURRENCY, 1_250L,
                            RefusalReason.IN_THE_FUTURE, 1_250L,
                            RefusalReason.BEFORE_EPOCH, 1_250L,
                            RefusalReason.OUT_OF_RANGE, 1_250L));
            assertThat(letters)
                    .allMatch(letter -> !letter.getMessage().isEmpty()
                            && letter.getSourceTopic().endsWith("customer-transactions")
                            && letter.getSourceValue().isPresent());
            assertThat(changes).hasSize(100);
            assertThat(changes).allMatch(change -> change.getCustomerId().startsWith("good-"));
            assertThat(running.failure()).isEmpty();
        }
    }

    @Test
    void shouldRefuseTopicsThatDoNotFitAndSayWhatMendsThem() throws Exception {
        sandbox.createTopics(new NewTopic("unfit.customer-transactions", 2, (short) 1)
                .configs(Map.of("retention.ms", "604800000", "message.timestamp.type", "CreateTime")));
        try (TestEngine engine = engine("unfit", 3)) {

            assertThatThrownBy(engine::start)
                    .isInstanceOf(TopicSetup.TopicsUnfitException.class)
                    .hasMessageContaining("unfit.customer-transactions has 2 partitions instead of 3")
                    .hasMessageContaining("has retention.ms=604800000 instead of -1; mend it with kafka-configs")
                    .hasMessageContaining("has message.timestamp.type=CreateTime instead of LogAppendTime");
        }
    }

    @Test
    void shouldTakeTopicsThatFitAndLeaveThemAsTheyAre() throws Exception {
        try (TestEngine engine = engine("fitting", 2)) {
            engine.start();
            engine.stop();

            engine.start();

            assertThat(engine.read(engine.topics().tierPolicies(), 1)).hasSize(1);
        }
    }

    /** Eight records, none of which can be taken. */
    private static void poison(TestEngine engine, int i, Instant now, Random random) {
        String topic = engine.topics().customerTransactions().name();
        byte[] key = ("bad-" + i).getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[1 + random.nextInt(60)];
        random.nextBytes(noise);
        noise[0] = 1;
        engine.sendBytes(topic, key, noise);
        engine.sendBytes(topic, key, new byte[] {0, 0, 9, 9, 9, 1, 2, 3});
        engine.sendBytes(topic, key, new byte[0]);
        String customer = "bad-" + i;
        engine.send(TestEngine.transaction("", customer, now, "10", "EUR"));
        engine.send(TestEngine.transaction("x-" + i, customer, now, "10", "XXX"));
        engine.send(TestEngine.transaction("y-" + i, customer, Instant.parse("2099-01-01T00:00:00Z"), "10", "EUR"));
        engine.send(TestEngine.transaction("z-" + i, customer, Instant.ofEpochMilli(-5), "10", "EUR"));
        engine.send(TestEngine.transaction("w-" + i, customer, now, "99999999999999", "EUR"));
    }

    private TestEngine engine(String name, int partitions) throws IOException {
        return new TestEngine(sandbox, name, partitions, folder.resolve("state"), shop(), Duration.ZERO);
    }

    private static PolicyInForce shop() throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(TierEngineIT.class.getResourceAsStream("/io/tierengine/streams/shop.yaml"))) {
            return PolicyInForce.compile("shop", 1, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
