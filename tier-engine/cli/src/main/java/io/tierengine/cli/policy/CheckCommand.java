package io.tierengine.cli.policy;

import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.problem.Problem;
import io.tierengine.policy.problem.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tier policy check}: everything that is wrong with a policy, each thing with its place. */
@Command(
        name = "check",
        description = "Tells everything that is wrong with a policy, each thing with its line and column.",
        footer = {
            "",
            "Exit codes: 0 the policy can be used; 1 it can't, or with --strict there are warnings; 2 it can't be read."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy, YAML.")
    private Path file;

    @Option(names = "--strict", description = "Warnings fail the check too.")
    private boolean strict;

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PolicyReading reading = PolicyFile.read(file);
        boolean usable = reading instanceof PolicyReading.Valid;
        boolean passed = usable && (!strict || reading.problems().isEmpty());
        if (json) {
            spec.commandLine().getOut().println(PolicyJson.ofCheck(file.toString(), reading, passed));
        } else {
            tell(reading);
        }
        return passed ? ExitCodes.OK : ExitCodes.PROBLEMS_FOUND;
    }

    private void tell(PolicyReading reading) {
        PrintWriter err = spec.commandLine().getErr();
        for (Problem problem : reading.problems()) {
            err.println(problem.withSnippet());
        }
        long errors = count(reading, Severity.ERROR);
        long warnings = count(reading, Severity.WARNING);
        String found = counted(errors, "error") + ", " + counted(warnings, "warning");
        if (reading instanceof PolicyReading.Valid valid) {
            Policy policy = valid.policy();
            String named = file + ": policy " + policy.name() + ", version " + policy.version();
            spec.commandLine().getOut().println(named + ", can be used: " + found);
        } else {
            err.println(file + ": can't be used: " + found);
        }
    }

    private static long count(PolicyReading reading, Severity severity) {
        return reading.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private static String counted(long number, String noun) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + noun + (number == 1 ? "" : "s");
    }
}
