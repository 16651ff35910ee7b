package io.tierengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds each rule against violations planted for it in the test sources: a rule that can't fail is no rule. */
class HouseRuleTest {

    private static final ClassFileImporter IMPORTER = new ClassFileImporter();
    private static final JavaClasses PLANTED = IMPORTER.importPackages(
            "io.tierengine.core.planted",
            "io.tierengine.policy.planted",
            "io.tierengine.cli.planted",
            "io.tierengine.contract.planted",
            "io.tierengine.sandbox.planted",
            "io.tierengine.server.web.planted");

    @ParameterizedTest
    @EnumSource
    void shouldReportEveryPlantedViolation(HouseRule rule) {
        EvaluationResult result = rule.evaluate(PLANTED);

        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(result.hasViolation()).isTrue();
        assertThat(report).contains(plantedFor(rule));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWhenNoClassIsJudged(HouseRule rule) {
        JavaClasses elsewhere = IMPORTER.importClasses(String.class);

        assertThatThrownBy(() -> rule.evaluate(elsewhere))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    /** What the report must name; a new rule doesn't compile here until something is planted for it. */
    private static List<String> plantedFor(HouseRule rule) {
        return switch (rule) {
            case CORE_STANDS_ALONE -> List.of("core.planted.ReadsYaml.read", "core.planted.WritesFiles.write");
            case CORE_READS_NO_CLOCK ->
                List.of(
                        "core.planted.AsksTheTime.bySystem",
                        "core.planted.AsksTheTime.byCall",
                        "core.planted.AsksTheTime.byReference",
                        "core.planted.AsksTheTime.byClock");
            case CORE_DRAWS_NO_RANDOM_NUMBER ->
                List.of(
                        "core.planted.RollsDice.byGenerator",
                        "core.planted.RollsDice.byIdentifier",
                        "core.planted.RollsDice.byMath");
            case CORE_IGNORES_ITS_SURROUNDINGS -> List.of("core.planted.TrustsItsMachine.zone");
            case CEL_AND_YAML_STAY_IN_POLICY -> List.of("cli.planted.EvaluatesCel.type", "core.planted.ReadsYaml.read");
            case POLICY_KNOWS_NO_TRANSPORT -> List.of("policy.planted.SendsMessages.message");
            case DEPLOYED_CODE_CARRIES_NO_SANDBOX ->
                List.of("policy.planted.CarriesTheSandbox.generator", "policy.planted.CarriesTests.check");
            case WEB_AND_COMMANDS_SEE_NO_STORE ->
                List.of("server.web.planted.ReadsTheStore.store", "server.web.planted.ReadsTheStore.state");
            case PACKAGES_FORM_NO_CYCLE -> List.of("Slice policy.planted.one", "Slice policy.planted.two");
            case PACKAGES_ARE_FEATURES -> List.of("policy.planted.util.Odds");
            case NAMES_SAY_WHAT_A_THING_IS -> List.of("policy.planted.PolicyManager");
        };
    }
}
