package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.InMemoryRegistry.Call;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractRegistrationTest {

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
            .requiredInt("y")
            .endRecord();

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void shouldRegisterAndDemandBackwardCompatibilityOfANewSubject() {
        var versions = ensure(SchemaUse.REGISTER, V1);

        assertThat(versions).containsExactly(new RegisteredSchema("s", 1, 1, V1));
        assertThat(registry.compatibility("s")).contains(Compatibility.BACKWARD);
    }

    @Test
    void shouldRegisterTheNextVersion() {
        ensure(SchemaUse.REGISTER, V1);

        assertThat(ensure(SchemaUse.REGISTER, V2)).containsExactly(new RegisteredSchema("s", 2, 2, V2));
    }

    @Test
    void shouldWriteNothingWhenAllIsThere() {
        ensure(SchemaUse.REGISTER, V1);
        ensure(SchemaUse.REGISTER, V2);
        int registered = registry.calls(Call.REGISTER);
        int set = registry.calls(Call.SET_LEVEL);

        assertThat(ensure(SchemaUse.REGISTER, V1)).containsExactly(new RegisteredSchema("s", 1, 1, V1));
        assertThat(registry.calls(Call.REGISTER)).isEqualTo(registered);
        assertThat(registry.calls(Call.SET_LEVEL)).isEqualTo(set);
    }

    @Test
    void shouldSayWhichSubjectWhichVersionAndWhatIsIncompatible() {
        ensure(SchemaUse.REGISTER, V1);
        ensure(SchemaUse.REGISTER, V2);

        assertThatThrownBy(() -> ensure(SchemaUse.REGISTER, BROKEN))
                .isInstanceOf(ContractRefusedException.class)
                .hasMessage("""
                        The schema registry doesn't fit this release's schemas, in 1 of 1 subjects:
                        * Subject s: this release's schema is incompatible with version 2 (id 2):
                            - another type at /fields/1/type/0: reader type: INT not compatible with writer type: NULL
                            - the registry says: in the words of the registry
                            Is an older release starting against a newer one's registry, or does the subject belong to\
                         another program? Start the release that fits, or use another topic prefix.""");
        assertThat(registry.latest("s")).contains(new RegisteredSchema("s", 2, 2, V2));
    }

    @Test
    void shouldNameEverySubjectThatDoesNotFit() {
        registry.register("s", V1);
        registry.register("t", V1);
        var contract =
                List.of(new SubjectSchema("s", BROKEN), new SubjectSchema("t", BROKEN), new SubjectSchema("u", BROKEN));

        assertThatThrownBy(() -> new ContractRegistration(registry, SchemaUse.REGISTER).ensure(contract))
                .hasMessageContaining("2 of 3 subjects")
                .hasMessageContaining("Subject s: ")
                .hasMessageContaining("Subject t: ")
                .hasMessageContaining("a new field has no default at /fields/1: y")
                .hasMessageNotContaining("Subject u");
    }

    @ParameterizedTest
    @EnumSource(
            value = Compatibility.class,
            names = {"NONE", "FORWARD", "FORWARD_TRANSITIVE"})
    void shouldRaiseALevelThatIsTooWeak(Compatibility level) {
        registry.register("s", V1);
        registry.setCompatibility("s", level);

        ensure(SchemaUse.REGISTER, V1);

        assertThat(registry.compatibility("s")).contains(Compatibility.BACKWARD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compatibility.class,
            names = {"BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"})
    void shouldLeaveALevelAloneThatAsksForMore(Compatibility level) {
        registry.register("s", V1);
        registry.setCompatibility("s", level);

        ensure(SchemaUse.REGISTER, V1);

        assertThat(registry.compatibility("s")).contains(level);
    }

    @Test
    void shouldOnlyLookWhenRegisteringIsOff() {
        registry.setDefaultLevel(Compatibility.BACKWARD);
        registry.register("s", V1);

        assertThat(ensure(SchemaUse.LOOK_UP, V1)).containsExactly(new RegisteredSchema("s", 1, 1, V1));
        assertThatThrownBy(() -> ensure(SchemaUse.LOOK_UP, V2))
                .hasMessageContaining("none of its versions; the newest is version 1 (id 1), and ours may follow it")
                .hasMessageContaining("Register it from the file A.avsc, or set auto.register.schemas=true");
        assertThatThrownBy(() -> ensure(SchemaUse.LOOK_UP, BROKEN)).hasMessageContaining("/fields/1: y");
        assertThatThrownBy(() -> new ContractRegistration(registry, SchemaUse.LOOK_UP)
                        .ensure(List.of(new SubjectSchema("t", V1))))
                .hasMessageContaining("Subject t doesn't exist, and registering is off");
        assertThat(registry.calls(Call.REGISTER)).isEqualTo(1);
        assertThat(registry.calls(Call.SET_LEVEL)).isZero();
    }

    @Test
    void shouldRefuseAWeakLevelWhenItMayNotRaiseIt() {
        registry.register("s", V1);

        assertThatThrownBy(() -> ensure(SchemaUse.LOOK_UP, V1))
                .hasMessageContaining("Subject s: its compatibility is NONE")
                .hasMessageContaining("Set it to BACKWARD");
    }

    @Test
    void shouldTakeTheNewestVersionWhenToldTo() {
        registry.setDefaultLevel(Compatibility.BACKWARD);
        registry.register("s", V1);
        registry.register("s", V2);

        assertThat(ensure(SchemaUse.LATEST, V1)).containsExactly(new RegisteredSchema("s", 2, 2, V2));
    }

    @Test
    void shouldRefuseANewestVersionThatOurRecordsCanNotBeWrittenAs() {
        registry.register("s", BROKEN);

        assertThatThrownBy(() -> ensure(SchemaUse.LATEST, V1))
                .hasMessageContaining("our records can't be written as version 1 (id 1)")
                .hasMessageContaining("a new field has no default at /fields/1: y");
    }

    @Test
    void shouldNotCallAnOutageAMisfit() {
        registry.setDown(true);

        assertThatThrownBy(() -> ensure(SchemaUse.REGISTER, V1)).isInstanceOf(RegistryUnavailableException.class);
    }

    private List<RegisteredSchema> ensure(SchemaUse use, Schema schema) {
        return new ContractRegistration(registry, use).ensure(List.of(new SubjectSchema("s", schema)));
    }
}
