package io.tierengine.cli.policy;

import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.policy.explain.Language;
import io.tierengine.policy.explain.PolicyExplanation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tier policy explain}: a policy in plain sentences. */
@Command(
        name = "explain",
        description = "Tells in plain sentences what a policy says.",
        footer = {"", "Exit codes: 0 told; 2 the policy can't be read, or can't be used."})
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy, YAML.")
    private Path file;

    @Option(
            names = "--language",
            defaultValue = "en",
            paramLabel = "en|zh",
            converter = LanguageConverter.class,
            description = "English or Chinese (default: ${DEFAULT-VALUE}).")
    private Language language;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                PolicyExplanation.of(PolicyFile.readDocument(file), language).stripTrailing());
        return ExitCodes.OK;
    }

    private static final class LanguageConverter implements ITypeConverter<Language> {

        @Override
        public Language convert(String tag) {
            return Language.of(tag)
                    .orElseThrow(() -> new TypeConversionException("'" + tag + "' is neither en nor zh"));
        }
    }
}
