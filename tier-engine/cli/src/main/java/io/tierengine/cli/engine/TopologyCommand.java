package io.tierengine.cli.engine;

import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.server.setting.ServerSettings;
import io.tierengine.server.setting.SettingsException;
import io.tierengine.streams.run.TierEngine;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tier topology}: topics, processors and stores, and what is connected to what. */
@Command(
        name = "topology",
        description = "Prints the topics, processors and stores of the engine. It connects to nothing.")
public final class TopologyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingOptions settings;

    @Option(names = "--mermaid", description = "Print it as a Mermaid diagram, as Markdown pages can show it.")
    private boolean mermaid;

    @Override
    public Integer call() {
        try {
            ServerSettings read = ServerSettings.read(settings.sources(Map.of()));
            String description = TierEngine.describe(read.engine());
            PrintWriter out = spec.commandLine().getOut();
            out.print(mermaid ? MermaidDiagram.of(description) : description);
            out.flush();
            return ExitCodes.OK;
        } catch (SettingsException e) {
            spec.commandLine().getErr().println("tier: " + e.getMessage());
            return ExitCodes.WRONG_INPUT;
        }
    }
}
