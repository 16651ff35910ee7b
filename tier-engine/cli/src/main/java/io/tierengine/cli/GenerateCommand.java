package io.tierengine.cli;

import io.tierengine.core.fact.FactKind;
import io.tierengine.sandbox.company.Company;
import io.tierengine.sandbox.company.CompanyFiles;
import io.tierengine.sandbox.company.CompanySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier generate}: writes a made-up company. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = {
            "Writes a made-up company: customers with habits, and the facts that they leave behind.",
            "",
            "The folder gets transactions.csv, interactions.csv, profiles.csv and overrides.csv, as 'tier replay' and 'tier import' "
                    + "read them, and policy.yaml, a policy that fits. The same options give the same bytes on every machine.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  tier generate --output build/company",
            "  tier generate --output build/big --customers 50000 --facts 1000000 --seed 7",
            "  tier generate --output build/late --late 0.1 --max-lateness P5D --duplicates 0.02"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final CompanySettings DEFAULTS = CompanySettings.defaults();
    private static final long PROGRESS_EVERY = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; it is made if missing.")
    private Path output;

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    @Option(names = "--customers", paramLabel = "N", description = "How many customers (default: 1000).")
    private int customers = DEFAULTS.customers();

    @Option(
            names = "--facts",
            paramLabel = "N",
            description = "About how many facts in all (default: what such customers leave, some 25 a year each). "
                    + "Many facts make small baskets: spending in a year stays.")
    private long facts = CompanySettings.NATURAL;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description = "When it begins: a date in the time zone, or an instant (default: 2025-01-01).")
    private String from = "2025-01-01";

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description =
                    "When it ends: no fact happens on that date or at that instant, or later (default: 2026-07-01).")
    private String until = "2026-07-01";

    @Option(names = "--seed", paramLabel = "N", description = "What all is drawn from (default: 1).")
    private long seed = DEFAULTS.seed();

    @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217 code of all amounts (default: CNY).")
    private String currency = DEFAULTS.currency();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Whose days the customers live by (default: Asia/Shanghai).")
    private ZoneId timezone = DEFAULTS.zone();

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            description = "Share of the events that come late, 0 to 1 (default: 0.02).")
    private double late = DEFAULTS.lateShare();

    @Option(
            names = "--max-lateness",
            paramLabel = "DURATION",
            description = "The most that a fact comes behind the newest before it, such as P2D or PT6H (default: P2D).")
    private Duration maxLateness = DEFAULTS.maxLateness();

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Share of the events that come twice, 0 to 1 (default: 0.005).")
    private double duplicates = DEFAULTS.duplicateShare();

    @Override
    public Integer call() throws IOException {
        CompanySettings settings = settings();
        refuseToReplace();
        PrintWriter err = spec.commandLine().getErr();
        long begin = System.nanoTime();
        Map<FactKind, Long> rows = CompanyFiles.write(new Company(settings), output, written -> {
            if (written > 0 && written % PROGRESS_EVERY == 0) {
                err.println(String.format(Locale.ROOT, "%,d facts written", written));
                err.flush();
            }
        });
        tell(rows, (System.nanoTime() - begin) / 1e9);
        return 0;
    }

    private CompanySettings settings() {
        try {
            return new CompanySettings(
                    customers,
                    facts,
                    instant("--from", from),
                    instant("--until", until),
                    seed,
                    currency,
                    timezone,
                    late,
                    maxLateness,
                    duplicates);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Instant instant(String option, String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(timezone).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong("Invalid value for option '" + option + "': '" + text
                    + "' is neither a date such as 2026-01-31 nor an instant such as 2026-01-31T09:30:00Z");
        }
    }

    private void refuseToReplace() {
        if (force) {
            return;
        }
        for (String name : CompanyFiles.NAMES) {
            Path file = output.resolve(name);
            if (Files.exists(file)) {
                throw wrong(file + " is there already; name another folder, or say --force to replace it");
            }
        }
    }

    private ParameterException wrong(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void tell(Map<FactKind, Long> rows, double seconds) {
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "%,d facts of %,d customers in %s: %,d transactions, %,d interactions, %,d profiles, %,d overrides",
                total,
                customers,
                output,
                rows.get(FactKind.TRANSACTION),
                rows.get(FactKind.INTERACTION),
                rows.get(FactKind.PROFILE),
                rows.get(FactKind.OVERRIDE)));
        out.println(String.format(Locale.ROOT, "%.1f s, %,.0f facts/s", seconds, total / seconds));
        out.flush();
    }
}
