package io.tierengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class TierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "replay", "policy", "policy check", "policy explain", "generate", "bench", "completion"})
    void shouldDescribeItselfWhenAskedForHelp(String command) {
        RunTier run = RunTier.with((command + " --help").strip().split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith(("Usage: tier " + command).strip());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldTellProductAndJavaWhenAskedForTheVersion() {
        RunTier run = RunTier.with("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(2).first().asString().startsWith("tier ");
        assertThat(run.out()).contains("Java " + Runtime.version());
    }

    @Test
    void shouldListTheBenchmarkAndSayHowItIsStarted() {
        RunTier help = RunTier.with("--help");
        RunTier bench = RunTier.with("bench", "--quick");

        assertThat(help.out()).contains("  bench  ");
        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("start it with bin/tier bench --quick");
    }

    @Test
    void shouldSayWhatIsMissingWhenNoCommandIsGiven() {
        RunTier run = RunTier.with();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Missing command; see tier --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldSayWhatMayHaveBeenMeantWhenACommandIsMisspelt() {
        RunTier run = RunTier.with("polcy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("Unmatched argument at index 0: 'polcy'"),
                        nearestFirst -> assertThat(nearestFirst).startsWith("Did you mean: tier policy"),
                        then -> assertThat(then).isEqualTo("Try 'tier --help'."));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldPrintAScriptForTheShell() {
        RunTier run = RunTier.with("completion", "bash");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F")
                .contains("--on-bad-row");
    }

    @Test
    void shouldOwnUpToABugAndKeepTheStackTraceForThoseWhoAsk() {
        RunTier brief = failing(new IllegalStateException("seven"), "fail");
        RunTier verbose = failing(new IllegalStateException("seven"), "--verbose", "fail");

        assertThat(brief.exitCode()).isEqualTo(70);
        assertThat(brief.err())
                .startsWith("tier: internal error: java.lang.IllegalStateException: seven")
                .doesNotContain("\tat ");
        assertThat(verbose.exitCode()).isEqualTo(70);
        assertThat(verbose.err()).contains("\tat ");
    }

    @Test
    void shouldTellWhatCannotBeReadOrWrittenWithoutCallingItABug() {
        RunTier run = failing(new IOException("No space left on device"), "fail");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).containsExactly("tier fail: No space left on device");
    }

    private static RunTier failing(Exception failure, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine tier = Tier.commandLine();
        tier.addSubcommand(new Failing(failure))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(tier.getExecutionExceptionHandler());
        int exitCode = tier.execute(arguments);
        return new RunTier(exitCode, out.toString(), err.toString());
    }

    @Command(name = "fail")
    private record Failing(Exception failure) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
