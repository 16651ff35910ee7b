package io.tierengine.benchmarks.runner.check;

import io.tierengine.benchmarks.runner.run.RunFailedException;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.cli.replay.ReplayCommand;
import io.tierengine.contract.Transaction;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.FactTranslation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What must be decided on some facts: the decisions of {@code tier replay}. Its output has whole seconds and no scores, so that the
 * core is asked beside it, customer by customer, and must agree in all that replay tells.
 */
final class ExpectedDecisions {

    private final Path policy;
    private final Path folder;

    /**
     * By a policy.
     *
     * @param folder for replay's files
     */
    ExpectedDecisions(Path policy, Path folder) {
        this.policy = policy;
        this.folder = folder;
    }

    /**
     * Decides on facts in the order of their topic, up to an instant.
     *
     * @throws RunFailedException if core and replay disagree
     */
    List<Decision> on(List<Transaction> facts, Instant until) throws IOException {
        List<Decision> decisions = decideByCore(facts, until);
        List<String> rows = decisions.stream().map(Decision::row).sorted().toList();
        List<String> replayed = replay(facts, until).stream().sorted().toList();
        if (!rows.equals(replayed)) {
            throw new RunFailedException("tier replay decides otherwise than the core alone: "
                    + firstDifference(replayed, rows) + ", by replay and by the core");
        }
        return decisions;
    }

    private List<Decision> decideByCore(List<Transaction> facts, Instant until) throws IOException {
        TierDecider decider = new TierDecider(PolicyFile.readValid(policy));
        Map<String, CustomerState> customers = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (Transaction fact : facts) {
            CustomerState customer = customers.computeIfAbsent(fact.getCustomerId(), decider::newCustomer);
            Intake intake = decider.accept(customer, translated(fact), change -> decisions.add(Decision.of(change)));
            if (!(intake instanceof Intake.Accepted)) {
                throw new IllegalStateException("the fact " + fact.getEventId() + " is " + intake);
            }
        }
        for (CustomerState customer : customers.values()) {
            decider.advance(customer, until.toEpochMilli(), change -> decisions.add(Decision.of(change)));
        }
        return decisions;
    }

    private static Fact translated(Transaction fact) {
        if (FactTranslation.ofTransaction(fact) instanceof Content.OfFact content) {
            return content.fact();
        }
        throw new IllegalStateException("the fact " + fact.getEventId() + " can't be read");
    }

    private List<String> replay(List<Transaction> facts, Instant until) throws IOException {
        Path input = folder.resolve("replay-facts.csv");
        Path output = folder.resolve("replay-changes.csv");
        FactsCsv.write(facts, input);
        StringWriter told = new StringWriter();
        int status = new CommandLine(new ReplayCommand())
                .setErr(new PrintWriter(told))
                .execute(
                        "--policy",
                        policy.toString(),
                        "--transactions",
                        input.toString(),
                        "--until",
                        until.toString(),
                        "--output",
                        output.toString());
        if (status != 0) {
            throw new RunFailedException("tier replay ended with status " + status + ":\n" + told);
        }
        List<String> lines = Files.readAllLines(output);
        return lines.subList(1, lines.size());
    }

    private static String firstDifference(List<String> replayed, List<String> decided) {
        int i = 0;
        while (i < replayed.size() && i < decided.size() && replayed.get(i).equals(decided.get(i))) {
            i++;
        }
        return (i < replayed.size() ? replayed.get(i) : "nothing") + " and "
                + (i < decided.size() ? decided.get(i) : "nothing");
    }
}
