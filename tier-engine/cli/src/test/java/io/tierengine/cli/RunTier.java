package io.tierengine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs {@code tier} inside the test and keeps what it said. */
public record RunTier(int exitCode, String out, String err) {

    public static RunTier with(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine tier = Tier.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = tier.execute(arguments);
        return new RunTier(exitCode, out.toString(), err.toString());
    }
}
