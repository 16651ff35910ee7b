package io.tierengine.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange.Cause;
import io.tierengine.core.customer.TierChange.Direction;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That company and policy go together, decided by the engine's own core. */
class CompanyPolicyTest {

    private final Map<Direction, Integer> directions = new EnumMap<>(Direction.class);
    private final Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    private final Map<String, Integer> guards = new TreeMap<>();
    private final Map<String, Integer> intakes = new TreeMap<>();
    private final Map<Persona, int[]> tiersByPersona = new EnumMap<>(Persona.class);
    private int[] tiers = {};

    @Test
    void shouldReadWithoutAWarningWhenThePolicyIsWritten() {
        Policy policy = policyOf(new Company(CompanySettings.defaults()));

        assertThat(policy.tiers())
                .extracting(tier -> tier.id())
                .containsExactly("potential", "regular", "important", "core");
    }

    @Test
    void shouldSpeakOfTheCompanysMoneyAndZoneWhenElsewhere() {
        Policy policy = policyOf(new Company(CompanySettings.defaults()
                .withCustomers(1)
                .in(ZoneId.of("Europe/Berlin"), "EUR")
                .withLate(0.1, Duration.ofDays(20))));

        assertThat(policy.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy.currency()).isEqualTo("EUR");
        assertThat(policy.deduplication().days()).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 1", "1000, 0, 2", "2000, 20000, 1", "500, 100000, 1"})
    void shouldKeepEveryTierLivelyWhenTheCompanyIsDecided(int customers, long facts, long seed) {
        decide(new Company(CompanySettings.defaults()
                .withCustomers(customers)
                .withFacts(facts)
                .withSeed(seed)));

        print(customers, facts, seed);
        assertThat(intakes).containsOnlyKeys("Accepted", "Duplicate");
        int enrolled = Arrays.stream(tiers).sum();
        for (int tier = 0; tier < tiers.length; tier++) {
            assertThat((double) tiers[tier] / enrolled)
                    .as("share of tier %s", tier)
                    .isBetween(0.04, 0.5);
        }
        assertThat(directions.get(Direction.UPGRADED)).isGreaterThan(customers);
        assertThat(directions.get(Direction.DOWNGRADED)).isGreaterThan(customers / 3);
        assertThat(causes).containsKeys(Cause.TRANSACTION, Cause.INTERACTION, Cause.TIME, Cause.GUARD, Cause.OVERRIDE);
        assertThat(guards).containsKey("repeated-complaints");
    }

    @Test
    void shouldTellPersonasApartWhenTheCompanyIsDecided() {
        decide(new Company(CompanySettings.defaults()));

        int[] fading = tiersByPersona.getOrDefault(Persona.FADING, new int[4]);
        int[] keyAccounts = tiersByPersona.getOrDefault(Persona.KEY_ACCOUNT, new int[4]);
        assertThat(fading[0]).isGreaterThan(fading[1] + fading[2] + fading[3]);
        assertThat(keyAccounts[3]).isGreaterThan(keyAccounts[0] + keyAccounts[1] + keyAccounts[2]);
    }

    @Test
    void shouldKnowEveryRepetitionWhenFactsComeLateAndTwice() {
        decide(new Company(CompanySettings.defaults()
                .withCustomers(300)
                .withLate(0.3, Duration.ofDays(12))
                .withDuplicates(1)));

        int accepted = intakes.getOrDefault("Accepted", 0);
        int duplicates = intakes.getOrDefault("Duplicate", 0);
        // Profiles and overrides, which have no id, come once.
        assertThat(duplicates).isBetween((int) (accepted * 0.9), accepted);
        assertThat(intakes).containsOnlyKeys("Accepted", "Duplicate");
    }

    private static Policy policyOf(Company company) {
        PolicyReading reading = PolicyReader.read("policy.yaml", company.policy());
        assertThat(reading.problems()).isEmpty();
        return ((PolicyReading.Valid) reading).policy();
    }

    private void decide(Company company) {
        TierDecider decider = new TierDecider(policyOf(company));
        Map<String, CustomerState> states = new HashMap<>();
        TierChanges changes = change -> {
            directions.merge(change.direction(), 1, Integer::sum);
            causes.merge(change.cause(), 1, Integer::sum);
            if (change.cause() == Cause.GUARD && change.causeId() != null) {
                guards.merge(change.causeId(), 1, Integer::sum);
            }
        };
        for (Iterator<Fact> facts = company.facts(); facts.hasNext(); ) {
            Fact fact = facts.next();
            CustomerState state = states.computeIfAbsent(fact.customerId(), decider::newCustomer);
            Intake intake = decider.accept(state, fact, changes);
            intakes.merge(intake.getClass().getSimpleName(), 1, Integer::sum);
        }
        tiers = new int[decider.policy().tiers().size()];
        for (int index = 0; index < company.settings().customers(); index++) {
            CustomerState state = states.get(company.customerId(index));
            if (state != null) {
                decider.advance(state, company.settings().until().toEpochMilli(), changes);
                tiers[state.effectiveTier()]++;
                tiersByPersona
                        .computeIfAbsent(company.persona(index), persona -> new int[tiers.length])[
                        state.effectiveTier()]++;
            }
        }
    }

    private void print(int customers, long facts, long seed) {
        System.out.println("company of " + customers + " customers, " + facts + " facts wanted, seed " + seed + ": "
                + intakes + ", tiers from the lowest " + Arrays.toString(tiers) + ", " + directions + ", " + causes
                + ", " + guards);
    }
}
