package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.TierOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of semantics §4 at their boundaries. The customer's level is what the last survey said: a tier is entered at its
 * own index and kept from half a point below; a complaint within the last day caps at tier 1. The zone is UTC.
 */
class TierDecisionTest {

    private static final String START = "2026-01-05T10:00:00Z";

    private final DecisionTester rules = new DecisionTester();

    @Test
    void shouldEnrolInTheLowestTierAndThenRiseWhenTheFirstFactQualifies() {
        rules.surveyed(START, "2");

        assertThat(rules.changes())
                .containsExactly(
                        "2026-01-05T10:00:00Z - -> t0 ENROLLED INTERACTION",
                        "2026-01-05T10:00:00Z t0 -> t2 UPGRADED INTERACTION");
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({"2026-01-08T09:59:59.999Z, t0", "2026-01-08T10:00:00Z, t2"})
    void shouldUpgradeWhenEnterHasHeldForTheSustainedTime(String until, String tier) {
        rules.sustained("P3D").surveyed(START, "2").until(until);

        assertThat(rules.tier()).isEqualTo(tier);
    }

    @Test
    void shouldStartTheSustainedTimeAgainWhenEnterFailedInBetween() {
        rules.sustained("P3D").surveyed(START, "2").surveyed("2026-01-07T10:00:00Z", "0");
        rules.surveyed("2026-01-07T12:00:00Z", "2").until("2026-01-10T11:59:59.999Z");
        assertThat(rules.tier()).isEqualTo("t0");

        rules.until("2026-01-10T12:00:00Z");
        assertThat(rules.tier()).isEqualTo("t2");
    }

    @Test
    void shouldReachTheTierThatHasLastedAndThenTheHigherOneWhenThatHasLastedToo() {
        rules.sustained("P3D")
                .surveyed(START, "1")
                .surveyed("2026-01-07T10:00:00Z", "3")
                .until("2026-01-20T00:00:00Z");

        assertThat(rules.changesAfterEnrolment())
                .containsExactly(
                        "2026-01-08T10:00:00Z t0 -> t1 UPGRADED TIME", "2026-01-11T10:00:00Z t1 -> t3 UPGRADED TIME");
    }

    @Test
    void shouldClimbInSeveralChangesAtOneInstantWhenStepsAreLimitedButNeedNoTime() {
        rules.upgradeSteps(1).surveyed(START, "3");

        assertThat(rules.changesAfterEnrolment())
                .containsExactly(
                        "2026-01-05T10:00:00Z t0 -> t1 UPGRADED INTERACTION",
                        "2026-01-05T10:00:00Z t1 -> t2 UPGRADED INTERACTION",
                        "2026-01-05T10:00:00Z t2 -> t3 UPGRADED INTERACTION");
    }

    @ParameterizedTest(name = "level {0}: {1}")
    @CsvSource({"2, t2", "1.5, t2", "1.499999, t1", "0.5, t1", "0.499999, t0"})
    void shouldLandOnTheHighestTierThatIsEnteredOrRetainedWhenRetainFails(String level, String tier) {
        rules.surveyed(START, "2").surveyed("2026-01-06T10:00:00Z", level);

        assertThat(rules.tier()).isEqualTo(tier);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({"2026-01-20T09:59:59.999Z, t2", "2026-01-20T10:00:00Z, t0"})
    void shouldDowngradeWhenGraceHasPassed(String until, String tier) {
        rules.grace("P14D")
                .surveyed(START, "2")
                .surveyed("2026-01-06T10:00:00Z", "0")
                .until(until);

        assertThat(rules.tier()).isEqualTo(tier);
    }

    @Test
    void shouldStartGraceAgainWhenRetainHeldInBetween() {
        rules.grace("P14D").surveyed(START, "2").surveyed("2026-01-06T10:00:00Z", "0");
        rules.surveyed("2026-01-15T10:00:00Z", "1.5").surveyed("2026-01-16T10:00:00Z", "0");
        rules.until("2026-01-30T09:59:59.999Z");
        assertThat(rules.tier()).isEqualTo("t2");

        rules.until("2026-01-30T10:00:00Z");
        assertThat(rules.tier()).isEqualTo("t0");
    }

    @ParameterizedTest(name = "hold {0}, grace {1}: falls at {2}")
    @CsvSource({
        "P20D, P3D, 2026-01-25T10:00:00Z",
        "P3D, P20D, 2026-01-26T10:00:00Z",
        "P4D, P3D, 2026-01-09T10:00:00Z",
        "PT0S, PT0S, 2026-01-06T10:00:00Z",
    })
    void shouldFallAtTheLaterOfGraceAndHold(String hold, String grace, String falls) {
        rules.minimumHold(hold).grace(grace).surveyed(START, "2").surveyed("2026-01-06T10:00:00Z", "0");
        rules.until("2026-03-01T00:00:00Z");

        assertThat(rules.changesAfterEnrolment()).last().asString().startsWith(falls + " t2 -> t0 DOWNGRADED");
    }

    @Test
    void shouldFallOneStepPerGraceWhenStepsAreLimited() {
        rules.downgradeSteps(1).grace("P2D").surveyed(START, "2").surveyed("2026-01-06T10:00:00Z", "0");
        rules.until("2026-03-01T00:00:00Z");

        assertThat(rules.changesAfterEnrolment())
                .containsExactly(
                        "2026-01-05T10:00:00Z t0 -> t2 UPGRADED INTERACTION",
                        "2026-01-08T10:00:00Z t2 -> t1 DOWNGRADED TIME",
                        "2026-01-10T10:00:00Z t1 -> t0 DOWNGRADED TIME");
    }

    @Test
    void shouldFallToTheCapAtOnceWithoutGraceHoldOrStepsWhenAGuardHolds() {
        rules.downgradeSteps(1).grace("P30D").minimumHold("P30D").surveyed(START, "3");
        rules.complained("2026-01-06T10:00:00Z");

        assertThat(rules.changesAfterEnrolment()).last().isEqualTo("2026-01-06T10:00:00Z t3 -> t1 DOWNGRADED GUARD");
    }

    @Test
    void shouldRiseAgainByTimeWhenTheGuardNoLongerHolds() {
        rules.surveyed(START, "3").complained("2026-01-06T10:00:00Z").until("2026-01-07T00:00:00Z");

        assertThat(rules.changesAfterEnrolment()).last().isEqualTo("2026-01-07T00:00:00Z t1 -> t3 UPGRADED TIME");
    }

    @Test
    void shouldFollowThePinAndComeBackToTheAutomaticTierWhenItEnds() {
        rules.surveyed(START, "1");
        rules.override(
                "2026-01-06T10:00:00Z", TierOverride.Kind.PIN, "t3", "2026-01-07T11:00:00Z", "2026-01-09T12:00:00Z");
        rules.surveyed("2026-01-08T10:00:00Z", "2").until("2026-02-01T00:00:00Z");

        assertThat(rules.changesAfterEnrolment())
                .containsExactly(
                        "2026-01-05T10:00:00Z t0 -> t1 UPGRADED INTERACTION",
                        "2026-01-07T11:00:00Z t1 -> t3 UPGRADED OVERRIDE",
                        "2026-01-09T12:00:00Z t3 -> t2 DOWNGRADED OVERRIDE");
    }

    @Test
    void shouldLetACapBeatAFloorAndTheLatestPinBeatBoth() {
        rules.surveyed(START, "1");
        rules.override("2026-01-06T00:00:00Z", TierOverride.Kind.FLOOR, "t3", "2026-01-06T00:00:00Z", "");
        rules.override("2026-01-07T00:00:00Z", TierOverride.Kind.CAP, "t2", "2026-01-07T00:00:00Z", "");
        assertThat(rules.tier()).isEqualTo("t2");

        rules.override("2026-01-08T00:00:00Z", TierOverride.Kind.PIN, "t3", "2026-01-08T00:00:00Z", "");
        rules.override("2026-01-09T00:00:00Z", TierOverride.Kind.PIN, "t0", "2026-01-08T00:00:00Z", "");
        assertThat(rules.tier()).isEqualTo("t0");
    }

    @Test
    void shouldEndEarlierOverridesForGoodWhenAReleaseTakesEffect() {
        rules.surveyed(START, "1");
        rules.override("2026-01-06T00:00:00Z", TierOverride.Kind.PIN, "t3", "2026-01-06T00:00:00Z", "");
        rules.override(
                "2026-01-07T00:00:00Z", TierOverride.Kind.RELEASE, "", "2026-01-09T08:00:00Z", "2026-01-10T00:00:00Z");
        assertThat(rules.tier()).isEqualTo("t3");

        rules.until("2026-02-01T00:00:00Z");

        assertThat(rules.changesAfterEnrolment()).last().isEqualTo("2026-01-09T08:00:00Z t3 -> t1 DOWNGRADED OVERRIDE");
    }

    @Test
    void shouldCorrectThePresentAndNotThePastWhenAFactIsLate() {
        rules.surveyed(START, "0").surveyed("2026-01-08T10:00:00Z", "0").complained("2026-01-08T10:00:00Z");

        Intake late = rules.take(rules.survey("s-late", "2026-01-08T09:00:00Z", "3"));

        assertThat(late).isEqualTo(Intake.ACCEPTED);
        assertThat(rules.tier()).as("the last survey is still the later one").isEqualTo("t0");
    }

    @ParameterizedTest(name = "again at {0}: {1}")
    @CsvSource({"2026-01-12T10:00:00Z, Duplicate", "2026-01-12T10:00:00.001Z, Accepted"})
    void shouldRememberAnIdForTheDeduplicationTime(String again, String intake) {
        rules.take(rules.survey("s-1", START, "1"));

        Intake second = rules.take(rules.survey("s-1", again, "2"));

        assertThat(second.getClass().getSimpleName()).isEqualTo(intake);
    }
}
