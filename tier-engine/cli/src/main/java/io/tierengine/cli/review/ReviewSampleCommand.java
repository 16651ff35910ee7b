package io.tierengine.cli.review;

import io.tierengine.cli.importing.ClusterOptions;
import io.tierengine.cli.importing.Target;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.cli.terminal.Logging;
import io.tierengine.contract.CustomerTier;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Tier;
import io.tierengine.streams.registry.RegistryException;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier review-sample}: draws customers of each tier for people to look at. */
@Command(
        name = "review-sample",
        description = "Draws a share of each tier's customers for people to review.",
        footer = {
            "",
            "The same sample comes out however often it is drawn, as far as tiers haven't changed: a customer is drawn "
                    + "if the first 64 bits of the SHA-256 of PROGRAM/PERIOD/CUSTOMER, as a fraction, lie below the "
                    + "share of its tier.",
            "",
            "What people find goes back as assessments: by --form, filled in and sent with tier import --assessments, or "
                    + "over HTTP. They carry the sample's id, and so does the audit topic.",
            "",
            "Exit codes: 0 done; 1 brokers or registry that don't answer; 2 wrong usage."
        })
public final class ReviewSampleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--program", paramLabel = "NAME", description = "Needed where several policies are published.")
    private @Nullable String program;

    @Option(
            names = "--period",
            required = true,
            paramLabel = "TEXT",
            description = "What the sample is for, such as 2026-11; another period draws others.")
    private String period = "";

    @Option(
            names = "--share",
            required = true,
            split = ",",
            paramLabel = "[TIER=]PERCENT",
            description = "How many of each tier, such as 2 for all tiers, or 20 of one: 2,core=20.")
    private List<String> shares = List.of();

    @Option(
            names = "--form",
            paramLabel = "FILE",
            description = "Also write a file of assessments to be filled in: who, which sample, a column for each "
                    + "criterion.")
    private @Nullable Path form;

    @Option(
            names = "--criteria",
            split = ",",
            paramLabel = "NAME",
            description = "Columns of the form; default: the criteria that the policy reads.")
    private @Nullable List<String> criteria;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.toStandardError();
        if (period.isBlank() || !period.strip().equals(period)) {
            throw new ParameterException(spec.commandLine(), "--period: '" + period + "' begins or ends with blanks");
        }
        if (form != null && Files.exists(form)) {
            throw CommandFailure.wrongInput(
                    List.of("--form " + form + ": is there already; it may have been filled in. Name another file"));
        }
        Map<String, String> settings = cluster.settings();
        Target target = Target.describe(settings, cluster.prefix(), 0);
        try (RecordSerdes serdes = RecordSerdes.from(settings)) {
            TierReader reader = new TierReader(settings, target.topics(), serdes);
            Policy policy = reader.policy(program);
            String sampleId = policy.name() + '/' + period;
            ReviewDraw draw = new ReviewDraw(sampleId, byTier(policy));
            reader.readTiers(policy.name(), draw::take);
            tell(policy, sampleId, draw.drawn());
        } catch (RegistryException e) {
            throw CommandFailure.problemsFound(List.of("the schema registry: " + e.getMessage()));
        }
        return ExitCodes.OK;
    }

    private Map<String, BigDecimal> byTier(Policy policy) {
        List<String> tiers = policy.tiers().stream().map(Tier::id).toList();
        Map<String, BigDecimal> byTier = new LinkedHashMap<>();
        for (String given : shares) {
            int equals = given.indexOf('=');
            BigDecimal share = share(given.substring(equals + 1));
            if (equals < 0) {
                tiers.forEach(tier -> byTier.putIfAbsent(tier, share));
            } else {
                String tier = given.substring(0, equals);
                if (!tiers.contains(tier)) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--share: policy " + policy.name() + " has no tier '" + tier + "'; it has "
                                    + String.join(", ", tiers));
                }
                byTier.put(tier, share);
            }
        }
        return byTier;
    }

    private BigDecimal share(String percent) {
        try {
            BigDecimal share = new BigDecimal(percent.strip()).movePointLeft(2);
            if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below, with what is out of range.
        }
        throw new ParameterException(
                spec.commandLine(), "--share: '" + percent + "' isn't a percentage; give a number from 0 to 100");
    }

    private void tell(Policy policy, String sampleId, List<CustomerTier> drawn) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("customerId,tier,since,score,sampleId");
        for (CustomerTier customer : drawn) {
            out.println(String.join(
                    ",",
                    cell(customer.getCustomerId()),
                    cell(customer.getTier()),
                    customer.getSince().toString(),
                    customer.getScore()
                            .map(score -> score.stripTrailingZeros().toPlainString())
                            .orElse(""),
                    cell(sampleId)));
        }
        out.flush();
        if (form != null) {
            Files.write(form, formLines(policy, sampleId, drawn), StandardCharsets.UTF_8);
        }
        List<String> counts = policy.tiers().reversed().stream()
                .map(tier -> drawn.stream()
                                .filter(customer -> customer.getTier().equals(tier.id()))
                                .count()
                        + " " + tier.id())
                .toList();
        spec.commandLine()
                .getErr()
                .println("sample " + sampleId + ": " + drawn.size() + " customers (" + String.join(", ", counts) + ")"
                        + (form == null ? "" : "; the form is " + form));
        spec.commandLine().getErr().flush();
    }

    private List<String> formLines(Policy policy, String sampleId, List<CustomerTier> drawn) {
        List<String> columns = criteria == null ? policy.criteria() : criteria;
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder("customerId,occurredAt,");
        columns.forEach(criterion -> header.append(cell("ratings." + criterion)).append(','));
        lines.add(header.append("author,reason,expiresAt,sampleId").toString());
        for (CustomerTier customer : drawn) {
            lines.add(cell(customer.getCustomerId()) + ",," + ",".repeat(columns.size()) + ",,," + cell(sampleId));
        }
        return lines;
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
