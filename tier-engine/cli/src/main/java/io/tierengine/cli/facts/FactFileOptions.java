package io.tierengine.cli.facts;

import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.core.fact.FactKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name files of facts, the same in every command that reads some. */
public final class FactFileOptions {

    /** What to say where no file is named. */
    public static final String NEEDED =
            "give at least one of --transactions, --interactions, --profiles, --overrides, " + "--assessments";

    @Option(
            names = "--transactions",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Purchases, refunds and adjustments. Columns: eventId, customerId, occurredAt, type, amount; "
                    + "and if wanted currency (else the policy's), margin, channel, category, orderId, "
                    + "originalOccurredAt, attributes.x, arrival.")
    private List<Path> transactions = List.of();

    @Option(
            names = "--interactions",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Visits, surveys, complaints ... Columns: eventId, customerId, occurredAt, type; and if wanted "
                            + "value, caseId, attributes.x, arrival.")
    private List<Path> interactions = List.of();

    @Option(
            names = "--profiles",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Profiles. Columns: customerId, occurredAt; and if wanted customerSince (a date), arrival; "
                    + "every other column is an attribute, a number where it reads as one.")
    private List<Path> profiles = List.of();

    @Option(
            names = "--overrides",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "People's decisions. Columns: customerId, occurredAt, kind (PIN, FLOOR, CAP, RELEASE), tier; and "
                            + "if wanted effectiveFrom (else occurredAt), expiresAt, reason, author, arrival.")
    private List<Path> overrides = List.of();

    @Option(
            names = "--assessments",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "People's judgements. Columns: customerId, occurredAt; and if wanted ratings.x (the rating of "
                            + "criterion x), author, reason, expiresAt, sampleId, arrival.")
    private List<Path> assessments = List.of();

    /** The named files, in the order in which facts of one instant are taken. */
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        profiles.forEach(path -> sources.add(new Source(FactKind.PROFILE, path)));
        overrides.forEach(path -> sources.add(new Source(FactKind.OVERRIDE, path)));
        assessments.forEach(path -> sources.add(new Source(FactKind.ASSESSMENT, path)));
        transactions.forEach(path -> sources.add(new Source(FactKind.TRANSACTION, path)));
        interactions.forEach(path -> sources.add(new Source(FactKind.INTERACTION, path)));
        return sources;
    }
}
