package io.tierengine.cli;

import io.tierengine.cli.terminal.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code tier bench} as this command line knows it: so that help lists it. The benchmark is a program of its own, with peers that nobody
 * else needs; {@code bin/tier} builds and starts it.
 */
@Command(
        name = "bench",
        description = "Measures the engine beside its peers, on the same facts and this machine.",
        footer = {"", "bin/tier bench --help shows the options."})
final class BenchCommand implements Runnable {

    @Unmatched
    private List<String> ignored = new ArrayList<>();

    @Override
    public void run() {
        throw CommandFailure.wrongInput(
                List.of("the benchmark is a program of its own, which isn't part of this one; in the "
                        + "source tree start it with bin/tier bench " + String.join(" ", ignored)));
    }
}
