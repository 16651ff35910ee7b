package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.registry.CompatibilityCheck.Compatible;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real registry. Each test has subjects of its own. */
class RegistryIT {

    private static final Schema V1 =
            SchemaBuilder.record("A").fields().requiredString("x").endRecord();
    private static final Schema V2 = SchemaBuilder.record("A")
            .fields()
            .requiredString("x")
            .optionalInt("y")
            .endRecord();
    private static final Schema BROKEN = SchemaBuilder.record("A")
            .fields()
            .requiredString("x")
            .requiredInt("z")
            .endRecord();
    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    private static Sandbox sandbox;
    private static SchemaRegistry registry;

    private final String subject = "subject " + SUBJECTS.incrementAndGet() + "/of a-test-value";

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().brokers(0).registry(true).start();
        registry = SchemaRegistry.connect(RegistrySettings.at(URI.create(sandbox.registryUrl()))
                .retries(new RetryPolicy(1, Duration.ofMillis(50), Duration.ofMillis(50)))
                .build());
    }

    @AfterAll
    static void stop() {
        registry.close();
        sandbox.close();
    }

    @Test
    void shouldFindWhatItRegistered() {
        int id = registry.register(subject, V1);

        assertThat(registry.register(subject, V1)).isEqualTo(id);
        assertThat(fresh().byId(id)).contains(V1);
        assertThat(fresh().lookUp(subject, V1)).contains(new RegisteredSchema(subject, 1, id, V1));
        assertThat(fresh().latest(subject)).contains(new RegisteredSchema(subject, 1, id, V1));
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(registry.lookUp(subject, V1)).isEmpty();
        assertThat(registry.latest(subject)).isEmpty();
        assertThat(registry.compatibility(subject)).isEmpty();
        assertThat(registry.check(subject, V1)).isEqualTo(new Compatible());
        assertThat(registry.byId(Integer.MAX_VALUE)).isEmpty();
        assertThat(registry.byId(-1)).isEmpty();
        registry.register(subject, V1);
        assertThat(registry.lookUp(subject, V2)).isEmpty();
    }

    @Test
    void shouldKeepTheLevelOfASubject() {
        registry.register(subject, V1);

        assertThat(registry.setCompatibility(subject, Compatibility.NONE)).isTrue();
        assertThat(registry.effectiveCompatibility(subject)).isEqualTo(Compatibility.NONE);
        assertThat(registry.setCompatibility(subject, Compatibility.BACKWARD)).isTrue();
        assertThat(registry.compatibility(subject)).contains(Compatibility.BACKWARD);
        assertThat(registry.effectiveCompatibility(subject)).isEqualTo(Compatibility.BACKWARD);
    }

    @Test
    void shouldRefuseASchemaThatCanNotReadOlderRecords() {
        registry.register(subject, V1);
        registry.setCompatibility(subject, Compatibility.BACKWARD);

        assertThat(registry.check(subject, V2)).isEqualTo(new Compatible());
        assertThat(registry.check(subject, BROKEN)).isInstanceOf(Incompatible.class);
        assertThatThrownBy(() -> registry.register(subject, BROKEN))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(subject)
                .hasMessageContaining("z at /fields/1");
    }

    @Test
    void shouldBringTheWholeContractIntoTheRegistry() {
        var contract = TopicCatalogue.standard().withPrefix("contract.").all().stream()
                .map(topic -> new SubjectSchema(topic.valueSubject(), topic.valueSchema()))
                .toList();

        var first = new ContractRegistration(registry, SchemaUse.REGISTER).ensure(contract);
        var second = new ContractRegistration(fresh(), SchemaUse.LOOK_UP).ensure(contract);
        var third = new ContractRegistration(fresh(), SchemaUse.LATEST).ensure(contract);

        assertThat(first).hasSameSizeAs(contract).allSatisfy(version -> {
            assertThat(version.version()).isEqualTo(1);
            assertThat(registry.compatibility(version.subject())).contains(Compatibility.BACKWARD);
        });
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    @Test
    void shouldSayAtTheStartWhatIsIncompatible() {
        int id = registry.register(subject, V1);

        assertThatThrownBy(() -> new ContractRegistration(registry, SchemaUse.REGISTER)
                        .ensure(List.of(new SubjectSchema(subject, BROKEN))))
                .isInstanceOf(ContractRefusedException.class)
                .hasMessageContaining(
                        "Subject " + subject + ": this release's schema is incompatible with version 1 (id " + id
                                + "):\n    - a new field has no default at /fields/1: z");
        assertThat(registry.latest(subject)).contains(new RegisteredSchema(subject, 1, id, V1));
    }

    @Test
    void shouldSaveALevelThatAnOperatorSetTooWeak() {
        registry.register(subject, V1);
        registry.setCompatibility(subject, Compatibility.NONE);

        assertThatThrownBy(() -> new ContractRegistration(registry, SchemaUse.LOOK_UP)
                        .ensure(List.of(new SubjectSchema(subject, V1))))
                .hasMessageContaining("its compatibility is NONE");
        new ContractRegistration(registry, SchemaUse.REGISTER).ensure(List.of(new SubjectSchema(subject, V1)));
        assertThat(registry.compatibility(subject)).contains(Compatibility.BACKWARD);
    }

    @Test
    void shouldTellAWrongPathFromAnUnknownSubject() {
        var wrong = SchemaRegistry.connect(
                RegistrySettings.at(URI.create(sandbox.registryUrl().replace("/apis/ccompat/v7", "")))
                        .build());
        try (wrong) {
            assertThatThrownBy(() -> wrong.latest(subject))
                    .isInstanceOf(RegistryRefusedException.class)
                    .hasMessageContaining("schema.registry.url");
        }
    }

    @Test
    void shouldOutliveAKillOfTheRegistry() {
        int id = registry.register(subject, V1);
        var client = fresh();
        client.byId(id);

        sandbox.registry().kill();
        try {
            assertThat(client.byId(id)).contains(V1);
            assertThatThrownBy(() -> client.latest(subject)).isInstanceOf(RegistryUnavailableException.class);
        } finally {
            sandbox.registry().start();
        }

        assertThat(client.latest(subject)).contains(new RegisteredSchema(subject, 1, id, V1));
    }

    /** Knows nothing yet. */
    private static SchemaRegistry fresh() {
        return SchemaRegistry.connect(RegistrySettings.at(URI.create(sandbox.registryUrl()))
                .retries(new RetryPolicy(1, Duration.ofMillis(50), Duration.ofMillis(50)))
                .build());
    }
}
