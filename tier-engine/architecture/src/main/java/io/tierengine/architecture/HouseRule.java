package io.tierengine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/**
 * The rules of the house. A rule that finds no class to judge fails, so a renamed package can't switch it off; a rule for a
 * module that does not exist yet is written together with the module.
 */
public enum HouseRule {
    CORE_STANDS_ALONE(classes()
            .that()
            .resideInAPackage("io.tierengine.core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.tierengine.core..",
                            "java.lang..",
                            "java.math..",
                            "java.time..",
                            "java.util..",
                            "java.text..",
                            "java.io",
                            "java.nio",
                            "java.nio.charset..",
                            "org.jspecify.annotations..")
                    .and(not(nameMatching("java\\.io\\.(File|RandomAccessFile|Console).*"))))
            .because("the core is a pure function: no Kafka, Avro, Micronaut, CEL, YAML, files or network")),

    CORE_READS_NO_CLOCK(noClasses()
            .that()
            .resideInAPackage("io.tierengine.core..")
            .should(Ambient.reachFor("a clock", Ambient.CLOCK))
            .because("time is an argument, so that live, replayed and tested decisions are the same")),

    CORE_DRAWS_NO_RANDOM_NUMBER(noClasses()
            .that()
            .resideInAPackage("io.tierengine.core..")
            .should(Ambient.reachFor("a random source", Ambient.RANDOM))
            .because("the same facts must always give the same decisions")),

    CORE_IGNORES_ITS_SURROUNDINGS(noClasses()
            .that()
            .resideInAPackage("io.tierengine.core..")
            .should(Ambient.reachFor("the settings of its machine", Ambient.MACHINE))
            .because("a decision must not depend on the zone, language or environment of the machine that takes it")),

    CEL_AND_YAML_STAY_IN_POLICY(noClasses()
            .that()
            .resideInAPackage("io.tierengine..")
            .and()
            .resideOutsideOfPackage("io.tierengine.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..", "org.snakeyaml..", "org.yaml..")
            .because("the text of a policy is read in one place (ADR-0002)")),

    POLICY_KNOWS_NO_TRANSPORT(noClasses()
            .that()
            .resideInAPackage("io.tierengine.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "io.micronaut..", "io.tierengine.contract..")
            .because("a policy is checked and explained without a broker")),

    DEPLOYED_CODE_CARRIES_NO_SANDBOX(noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tierengine.contract..",
                    "io.tierengine.core..",
                    "io.tierengine.policy..",
                    "io.tierengine.streams..",
                    "io.tierengine.views..",
                    "io.tierengine.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tierengine.sandbox..",
                    "io.tierengine.benchmarks..",
                    "io.tierengine.architecture..",
                    "io.tierengine.cli..",
                    "kafka..",
                    "io.apicurio..",
                    "org.junit..",
                    "org.assertj..",
                    "org.testcontainers..",
                    "com.tngtech.archunit..",
                    "org.openjdk.jmh..")
            .because("what is deployed carries no broker, registry, generator or test library")),

    WEB_AND_COMMANDS_SEE_NO_STORE(
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tierengine.server.web..", "io.tierengine.server.health..", "io.tierengine.cli..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..")
                            .or(nameMatching("io\\.tierengine\\.core\\.customer\\.CustomerStateCodec"))
                            .or(nameMatching("io\\.tierengine\\.(streams\\.query|views\\.answer)\\.Stored.*")))
                    .because(
                            "what is shown is asked for by the query ports of streams.query and views, wherever the state lies")),

    PACKAGES_FORM_NO_CYCLE(slices().matching("io.tierengine.(**)")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs another is not needed by it")),

    PACKAGES_ARE_FEATURES(noClasses()
            .that()
            .resideInAPackage("io.tierengine..")
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..model..",
                    "..models..",
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..impl..",
                    "..helper..",
                    "..helpers..",
                    "..misc..")
            .because("packages are by feature, never by layer")),

    NAMES_SAY_WHAT_A_THING_IS(noClasses()
            .that()
            .resideInAPackage("io.tierengine..")
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
            .because("such a name hides what the class is for"));

    // Set once and never changed; ArchUnit's rules are not declared immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ArchRule rule;

    HouseRule(ArchRule rule) {
        this.rule = rule.allowEmptyShould(false);
    }

    /** Says what the rule demands and why. */
    public String description() {
        return rule.getDescription();
    }

    /**
     * Holds the rule against the classes.
     *
     * @throws AssertionError when the rule finds no class to judge
     */
    public EvaluationResult evaluate(JavaClasses classes) {
        return rule.evaluate(classes);
    }
}
