package io.tierengine.cli.demo;

import io.tierengine.cli.facts.FactFileOptions;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.cli.terminal.Logging;
import io.tierengine.cli.terminal.Terminal;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier demo}: shows the engine at work on a made-up company, or on a user's own files. */
@Command(
        name = "demo",
        description =
                "Starts a broker, a schema registry and the engine on this machine and shows tier changes as they "
                        + "happen: of a made-up company, or of your own files.",
        footer = {
            "",
            "History up to 180 days ago is loaded at once; those 180 days are played at a day per second; then it goes on "
                    + "in real time. Files of the past are moved by whole days so that they end yesterday.",
            "",
            "Any Kafka client can join: the addresses are printed. Ctrl-C ends all of it and leaves nothing behind."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final Duration FOR_GOOD = Duration.ofDays(10_000);

    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy, YAML; needed with files of your own.")
    private @Nullable Path policyFile;

    @Mixin
    private FactFileOptions files;

    @Option(
            names = "--customers",
            defaultValue = "2000",
            paramLabel = "N",
            description = "How many customers the made-up company has (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--duration",
            paramLabel = "PTnS",
            description = "End by itself after that long, such as PT90S or PT10M (default: go on until Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "-D",
            paramLabel = "SETTING=VALUE",
            description = "A setting of the demo's server, such as -D tier.http.port=8080; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((policyFile == null) != files.sources().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    policyFile == null
                            ? "Missing --policy; files of your own need one"
                            : "No facts; " + FactFileOptions.NEEDED);
        }
        if (customers < 1) {
            throw new ParameterException(spec.commandLine(), "--customers: " + customers + " is less than 1");
        }
        Logging.toStandardError();
        try (Ending ending = new Ending(duration == null ? FOR_GOOD : duration);
                DemoFolder folder = DemoFolder.create()) {
            run(ending, folder);
            return ExitCodes.OK;
        } catch (WrongFilesException e) {
            throw CommandFailure.wrongInput(e.problems());
        }
    }

    private void run(Ending ending, DemoFolder folder) throws IOException, InterruptedException, WrongFilesException {
        Instant now = Instant.now();
        if (policyFile == null) {
            Story story = CompanyStory.of(customers, now, folder.path());
            play(story, now, ending, folder);
            return;
        }
        Policy policy = PolicyFile.readValid(policyFile);
        try (FileStory read = FileStory.read(FactFiles.open(files.sources()), policy)) {
            Story story = read.story(policyFile, now);
            play(story, now, ending, folder);
        }
    }

    private void play(Story story, Instant now, Ending ending, DemoFolder folder)
            throws IOException, InterruptedException {
        boolean colours = Terminal.isStandardOutput() && System.getenv("NO_COLOR") == null;
        Screen screen = new Screen(spec.commandLine().getOut(), story.zone(), colours);
        new Demo(story, now, folder, ending, screen, settings).run();
    }
}
