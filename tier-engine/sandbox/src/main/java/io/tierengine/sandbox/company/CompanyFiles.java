package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A company as files: one CSV per kind of fact, with the order of arrival across them, and a policy that fits. */
public final class CompanyFiles {

    public static final String TRANSACTIONS = "transactions.csv";
    public static final String INTERACTIONS = "interactions.csv";
    public static final String PROFILES = "profiles.csv";
    public static final String OVERRIDES = "overrides.csv";
    public static final String POLICY = "policy.yaml";

    /** Every name that {@link #write} may write. */
    public static final List<String> NAMES = List.of(TRANSACTIONS, INTERACTIONS, PROFILES, OVERRIDES, POLICY);

    private static final int PROGRESS_STEP = 10_000;

    private CompanyFiles() {}

    /**
     * Writes the company into a folder, which is made if missing; files of the same names are replaced.
     *
     * @param progress is told every now and then how many facts have been written
     * @return rows by kind
     */
    public static Map<FactKind, Long> write(Company company, Path folder, LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(POLICY), company.policy());
        try (Tables tables = new Tables(folder)) {
            long arrival = 0;
            for (Iterator<Fact> facts = company.facts(); facts.hasNext(); arrival++) {
                tables.write(facts.next(), arrival);
                if (arrival % PROGRESS_STEP == 0) {
                    progress.accept(arrival);
                }
            }
            progress.accept(arrival);
            return tables.rows();
        }
    }

    private static final class Tables implements AutoCloseable {

        private final CsvFile transactions;
        private final CsvFile interactions;
        private final CsvFile profiles;
        private final CsvFile overrides;

        Tables(Path folder) throws IOException {
            transactions = new CsvFile(
                    folder.resolve(TRANSACTIONS),
                    "eventId",
                    "customerId",
                    "occurredAt",
                    "type",
                    "amount",
                    "currency",
                    "margin",
                    "channel",
                    "category",
                    "orderId",
                    "originalOccurredAt",
                    "arrival");
            interactions = new CsvFile(
                    folder.resolve(INTERACTIONS),
                    "eventId",
                    "customerId",
                    "occurredAt",
                    "type",
                    "value",
                    "caseId",
                    "arrival");
            profiles = new CsvFile(
                    folder.resolve(PROFILES),
                    Stream.of(
                                    Stream.of("customerId", "occurredAt", "customerSince"),
                                    Profiles.ATTRIBUTES.stream(),
                                    Stream.of("arrival"))
                            .flatMap(names -> names)
                            .toArray(String[]::new));
            overrides = new CsvFile(
                    folder.resolve(OVERRIDES),
                    "customerId",
                    "occurredAt",
                    "kind",
                    "tier",
                    "reason",
                    "author",
                    "effectiveFrom",
                    "expiresAt",
                    "arrival");
        }

        void write(Fact fact, long arrival) throws IOException {
            CsvFile file = switch (fact) {
                case Transaction transaction -> write(transaction);
                case Interaction interaction -> write(interaction);
                case Profile profile -> write(profile);
                case TierOverride override -> write(override);
                case Assessment _ -> throw new IllegalArgumentException("nobody is assessed in a made-up company");
            };
            file.whole(arrival).endRow();
        }

        private CsvFile write(Transaction transaction) throws IOException {
            return transactions
                    .text(transaction.eventId())
                    .text(transaction.customerId())
                    .instant(transaction.occurredAtMillis())
                    .text(transaction.typeName())
                    .money(transaction.amount())
                    .text(transaction.currency())
                    .money(transaction.margin())
                    .text(transaction.channel())
                    .text(transaction.category())
                    .text(transaction.orderId())
                    .instant(transaction.refundedAtMillis());
        }

        private CsvFile write(Interaction interaction) throws IOException {
            return interactions
                    .text(interaction.eventId())
                    .text(interaction.customerId())
                    .instant(interaction.occurredAtMillis())
                    .text(interaction.type())
                    .number(interaction.value())
                    .text(interaction.caseId());
        }

        private CsvFile write(Profile profile) throws IOException {
            profiles.text(profile.customerId())
                    .instant(profile.occurredAtMillis())
                    .text(LocalDate.ofEpochDay(profile.customerSinceDay()).toString());
            for (String name : Profiles.ATTRIBUTES) {
                write(profile.attributes().get(name));
            }
            return profiles;
        }

        private void write(@Nullable ProfileAttribute attribute) throws IOException {
            switch (attribute) {
                case ProfileAttribute.Numeric(long micros) -> profiles.number(micros);
                case ProfileAttribute.Text(String text) -> profiles.text(text);
                case null -> profiles.text(null);
            }
        }

        private CsvFile write(TierOverride override) throws IOException {
            return overrides
                    .text(override.customerId())
                    .instant(override.occurredAtMillis())
                    .text(override.overrideKind().name())
                    .text(override.tier())
                    .text(override.reason())
                    .text(override.author())
                    .instant(override.effectiveFromMillis())
                    .instant(override.expiresAtMillis());
        }

        Map<FactKind, Long> rows() {
            Map<FactKind, Long> rows = new EnumMap<>(FactKind.class);
            rows.put(FactKind.TRANSACTION, transactions.rows());
            rows.put(FactKind.INTERACTION, interactions.rows());
            rows.put(FactKind.PROFILE, profiles.rows());
            rows.put(FactKind.OVERRIDE, overrides.rows());
            rows.put(FactKind.ASSESSMENT, 0L);
            return rows;
        }

        @Override
        public void close() throws IOException {
            try (transactions;
                    interactions;
                    profiles;
                    overrides) {
                // closes all four, whichever of them fails
            }
        }
    }
}
