package io.tierengine.streams.registry;

import io.tierengine.streams.registry.CompatibilityCheck.Compatible;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a registry's subjects and this release's schemas together before the first record is read or written. All subjects are gone
 * through before it fails, so that one run shows all that is to be done.
 */
public final class ContractRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(ContractRegistration.class);

    private static final String WHERE_TO_GO =
            "Is an older release starting against a newer one's registry, or does the subject"
                    + " belong to another program? Start the release that fits, or use another topic prefix.";

    private final SchemaRegistry registry;
    private final SchemaUse use;

    public ContractRegistration(SchemaRegistry registry, SchemaUse use) {
        this.registry = registry;
        this.use = use;
    }

    /**
     * Registers what is missing or checks that nothing is, as {@link SchemaUse} says. Every subject is left, or must be found, with a
     * compatibility that keeps old records readable: BACKWARD or one that asks for more.
     *
     * @return for each schema the version that records will be written as, in the order given
     * @throws ContractRefusedException where a subject doesn't fit
     */
    public List<RegisteredSchema> ensure(Collection<SubjectSchema> contract) {
        List<RegisteredSchema> versions = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (SubjectSchema entry : contract) {
            switch (ensure(entry)) {
                case Fits(RegisteredSchema version) -> versions.add(version);
                case Problem(String text) -> problems.add("* " + text);
            }
        }
        if (!problems.isEmpty()) {
            throw new ContractRefusedException(contract.size(), problems);
        }
        return List.copyOf(versions);
    }

    private sealed interface Outcome {}

    private record Fits(RegisteredSchema version) implements Outcome {}

    private record Problem(String text) implements Outcome {}

    private Outcome ensure(SubjectSchema entry) {
        Optional<RegisteredSchema> latest = registry.latest(entry.subject());
        return switch (use) {
            case REGISTER -> latest.map(version -> follow(entry, version)).orElseGet(() -> begin(entry));
            case LOOK_UP -> lookUp(entry, latest);
            case LATEST -> latest.map(version -> translate(entry, version)).orElseGet(() -> noSubject(entry));
        };
    }

    /** The level comes first where the registry takes it, so that no other writer slips in an incompatible second version. */
    private Outcome begin(SubjectSchema entry) {
        settleLevel(entry.subject());
        Outcome outcome = register(entry);
        settleLevel(entry.subject());
        return checkLevel(outcome);
    }

    private Outcome follow(SubjectSchema entry, RegisteredSchema latest) {
        settleLevel(entry.subject());
        Optional<RegisteredSchema> ours = registry.lookUp(entry.subject(), entry.schema());
        if (ours.isPresent()) {
            return checkLevel(new Fits(ours.get()));
        }
        return switch (registry.check(entry.subject(), entry.schema())) {
            case Compatible() -> checkLevel(register(entry));
            case Incompatible(List<String> differences) -> incompatible(entry, latest, differences);
        };
    }

    /** Leaves a level alone that asks for more than BACKWARD. */
    private void settleLevel(String subject) {
        Optional<Compatibility> own = registry.compatibility(subject);
        if (own.isEmpty() || !own.get().keepsOldRecordsReadable()) {
            if (registry.setCompatibility(subject, Compatibility.BACKWARD)) {
                LOG.info(
                        "Compatibility of subject {} was {} and is now BACKWARD",
                        subject,
                        own.map(Enum::name).orElse("not set"));
            }
        }
    }

    private Outcome register(SubjectSchema entry) {
        try {
            registry.register(entry.subject(), entry.schema());
        } catch (IncompatibleSchemaException e) {
            return new Problem(
                    "Subject " + entry.subject() + ": the registry refused this release's schema as incompatible"
                            + " with an earlier version:" + lines(List.of(e.differences())) + "\n    " + WHERE_TO_GO);
        }
        return registry.lookUp(entry.subject(), entry.schema())
                .<Outcome>map(Fits::new)
                .orElseGet(() -> new Problem("Subject " + entry.subject()
                        + ": the registry took this release's schema, but doesn't find it by its text."
                        + " Is it one that rewrites schemas? Then register them yourself and set "
                        + RegistryKeys.USE_LATEST
                        + "=true."));
    }

    private Outcome lookUp(SubjectSchema entry, Optional<RegisteredSchema> latest) {
        if (latest.isEmpty()) {
            return noSubject(entry);
        }
        Optional<RegisteredSchema> ours = registry.lookUp(entry.subject(), entry.schema());
        if (ours.isPresent()) {
            return checkLevel(new Fits(ours.get()));
        }
        return switch (registry.check(entry.subject(), entry.schema())) {
            case Compatible() ->
                new Problem("Subject " + entry.subject() + ": this release's schema is none of its versions;"
                        + " the newest is " + named(latest.get())
                        + ", and ours may follow it.\n    Register it from the file "
                        + entry.schema().getName() + ".avsc, or set " + RegistryKeys.AUTO_REGISTER + "=true.");
            case Incompatible(List<String> differences) -> incompatible(entry, latest.get(), differences);
        };
    }

    private Outcome translate(SubjectSchema entry, RegisteredSchema latest) {
        List<String> differences = differences(latest.schema(), entry.schema());
        if (!differences.isEmpty()) {
            return new Problem("Subject " + entry.subject() + ": our records can't be written as " + named(latest) + ":"
                    + lines(differences) + "\n    Use the release that belongs to that version, or set "
                    + RegistryKeys.USE_LATEST + "=false.");
        }
        return checkLevel(new Fits(latest));
    }

    private Outcome checkLevel(Outcome outcome) {
        return switch (outcome) {
            case Problem problem -> problem;
            case Fits(RegisteredSchema version) -> {
                Compatibility level = registry.effectiveCompatibility(version.subject());
                yield level.keepsOldRecordsReadable() ? outcome : weak(version.subject(), level);
            }
        };
    }

    private Outcome weak(String subject, Compatibility level) {
        return new Problem("Subject " + subject + ": its compatibility is " + level
                + ", which lets a version in that can't read older records.\n    "
                + (use == SchemaUse.REGISTER
                        ? "The registry didn't keep the BACKWARD that we set; set it there."
                        : "Set it to BACKWARD, or set " + RegistryKeys.AUTO_REGISTER + "=true to have it set."));
    }

    private static Outcome noSubject(SubjectSchema entry) {
        return new Problem("Subject " + entry.subject() + " doesn't exist, and registering is off.\n    Register "
                + entry.schema().getName() + ".avsc under it with compatibility BACKWARD, or set "
                + RegistryKeys.AUTO_REGISTER + "=true.");
    }

    private static Outcome incompatible(SubjectSchema entry, RegisteredSchema latest, List<String> differences) {
        Stream<String> ours = differences(entry.schema(), latest.schema()).stream();
        Stream<String> theirs = differences.stream().map(text -> "the registry says: " + text);
        return new Problem("Subject " + entry.subject() + ": this release's schema is incompatible with "
                + named(latest) + ":" + lines(Stream.concat(ours, theirs).toList()) + "\n    " + WHERE_TO_GO);
    }

    /** What keeps one schema from reading what another wrote, by our own Avro; a registry's words differ from make to make. */
    private static List<String> differences(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(difference -> meaning(difference.getType()) + " at " + difference.getLocation() + ": "
                        + difference.getMessage())
                .toList();
    }

    private static String meaning(SchemaIncompatibilityType type) {
        return switch (type) {
            case NAME_MISMATCH -> "another name";
            case FIXED_SIZE_MISMATCH -> "another size";
            case MISSING_ENUM_SYMBOLS -> "choices are missing";
            case READER_FIELD_MISSING_DEFAULT_VALUE -> "a new field has no default";
            case TYPE_MISMATCH -> "another type";
            case MISSING_UNION_BRANCH -> "a type is missing from a union";
        };
    }

    private static String lines(List<String> differences) {
        return differences.stream().map(difference -> "\n    - " + difference).collect(Collectors.joining());
    }

    private static String named(RegisteredSchema version) {
        return "version " + version.version() + " (id " + version.id() + ")";
    }
}
