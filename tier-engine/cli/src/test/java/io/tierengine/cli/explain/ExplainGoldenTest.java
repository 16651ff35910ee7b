package io.tierengine.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is told of the key accounts under {@code docs/policies/b2b}, and of a guest of a club, word for word. After a change that is meant:
 * {@code mvn -pl tier-engine/cli -am test -Dtest=ExplainGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}.
 */
class ExplainGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/explain");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Instant JANUARY = Instant.parse("2026-01-10T16:00:00Z");
    private static final Instant AFTER_COMPLAINTS = Instant.parse("2025-08-02T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-03-31T16:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private MadeUpEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = new MadeUpEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static DecidedCustomer customer(String id, Instant at) throws IOException {
        return new DecidedCustomer(B2bFacts.policy(), id)
                .accept(B2bFacts.of(id, at))
                .advance(at);
    }

    private void given(String id, DecidedCustomer customer) {
        engine.answer("GET " + id, customer.customer()).answer("GET " + id + "/changes", customer.changes());
    }

    private void whatWouldBe(String id, DecidedCustomer customer) {
        engine.answer("POST " + id + "/what-if", customer.course());
    }

    private void requireTold(String golden, String language, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(arguments));
        String zone = language.equals("zh") ? "Asia/Shanghai" : "UTC";
        all.addAll(List.of("--language", language, "--zone", zone, "--url", engine.url()));

        RunTier run = RunTier.with(all.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Path file = GOLDEN.resolve(golden + "." + language + ".txt");
        if (UPDATE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellWhyTheLargeCustomerIsNotInTheTopTier(String language) throws IOException {
        given("A", customer("A", JANUARY));

        requireTold("b2b-a", language, "A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellWhyTheYoungCustomerIsWhereItIs(String language) throws IOException {
        given("B", customer("B", JANUARY));

        requireTold("b2b-b", language, "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellTheLatestChangesOfACustomerCappedByAGuard(String language) throws IOException {
        given("C", customer("C", AFTER_COMPLAINTS));

        requireTold("b2b-c-changes", language, "C", "--changes", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellThatTwoReferralsLeadToTheTop(String language) throws IOException {
        List<Fact> referrals = Stream.of("what-if-1", "what-if-2")
                .<Fact>map(id -> B2bFacts.interaction(id, "A", JANUARY, "REFERRAL", ""))
                .toList();
        given("A", customer("A", JANUARY));
        whatWouldBe("A", customer("A", JANUARY).suppose().accept(referrals));

        requireTold("b2b-a-referrals", language, "A", "--what-if", "REFERRAL", "REFERRAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellThatAPurchaseChangesNothing(String language) throws IOException {
        List<Fact> purchase = List.of(B2bFacts.purchase("what-if-1", "B", JANUARY, "5000"));
        given("B", customer("B", JANUARY));
        whatWouldBe("B", customer("B", JANUARY).suppose().accept(purchase));

        requireTold("b2b-b-purchase", language, "B", "--what-if", "PURCHASE=5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellWhatBecomesOfACustomerWhoGoesSilent(String language) throws IOException {
        given("B", customer("B", JANUARY));
        whatWouldBe("B", customer("B", JANUARY).suppose().advance(LATE));

        requireTold("b2b-b-silent", language, "B", "--days", "425");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellOfAPersonsDecision(String language) throws IOException {
        Instant until = Instant.parse("2026-06-30T16:00:00Z");
        TierOverride decision = new TierOverride(
                "B",
                JANUARY.toEpochMilli(),
                TierOverride.Kind.CAP,
                "regular",
                null,
                null,
                JANUARY.toEpochMilli(),
                until.toEpochMilli());
        DecidedCustomer b = customer("B", JANUARY).accept(List.of(decision));
        given("B", b);

        requireTold("b2b-b-decision", language, "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellTheNumbersOfAnEngineThatDoesNotExplainThePresent(String language) throws IOException {
        DecidedCustomer b = customer("B", JANUARY);
        engine.answer("GET B", b.numbers()).answer("GET B/changes", b.changes());

        requireTold("b2b-b-numbers", language, "B", "--changes", "0");
    }

    private static DecidedCustomer clubGuest() throws IOException {
        Instant monday = Instant.parse("2026-03-02T09:00:00Z");
        var profile = new Profile(
                "ana",
                monday.toEpochMilli(),
                Profile.NO_DAY,
                Map.of("country", new ProfileAttribute.Text("DE"), "staff", new ProfileAttribute.Numeric(12_000_000)));
        var purchase = Transaction.of("t1", "ana", monday.toEpochMilli(), TransactionType.PURCHASE, 12_000_000, "EUR");
        Policy policy = PolicyFile.readValid(GOLDEN.resolve("club.yaml"));
        return new DecidedCustomer(policy, "ana").accept(List.of(profile, purchase));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellWhatIsWaitedForAndHowConditionsAreBuilt(String language) throws IOException {
        given("ana", clubGuest());

        requireTold("club-guest", language, "ana", "--changes", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void shouldTellThatTheWaitIsOverAndThatTheFallComes(String language) throws IOException {
        given("ana", clubGuest());
        whatWouldBe("ana", clubGuest().suppose().advance(Instant.parse("2026-06-11T09:00:00Z")));

        requireTold("club-silent", language, "ana", "--days", "101");
    }

    @Test
    void shouldBeWhatTheDocumentsPrint() throws IOException {
        String commands = Files.readString(Path.of("../../docs/commands.md"));
        String present = Files.readString(GOLDEN.resolve("b2b-a.en.txt"));
        String purchase = Files.readString(GOLDEN.resolve("b2b-b-purchase.en.txt"));

        assertThat(commands)
                .contains("$ bin/tier explain A\n" + inCode(present.substring(0, present.indexOf("\nChange 2,"))))
                .contains("$ bin/tier explain B --what-if PURCHASE=5000\n" + inCode(purchase));
    }

    private static String inCode(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining());
    }
}
