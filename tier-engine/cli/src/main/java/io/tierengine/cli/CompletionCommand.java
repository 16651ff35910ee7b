package io.tierengine.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tier completion}: a script that teaches a shell the commands and options. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in a shell.",
        footer = {"", "To use it in this shell:  source <(tier completion bash)"})
final class CompletionCommand implements Callable<Integer> {

    /** The shells that can run the script; zsh does so with its emulation of bash's completion. */
    enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "Which shell.")
    private Shell shell;

    @Override
    public Integer call() {
        String script = switch (shell) {
            case bash, zsh -> AutoComplete.bash("tier", spec.root().commandLine());
        };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
