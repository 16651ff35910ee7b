package io.tierengine.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.policy.explain.Language;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tier explain}: why a customer of a running engine is in its tier, or where it would be. */
@Command(
        name = "explain",
        description =
                "Tells why a customer is in its tier, what is missing for the next one, and what comes; or what would "
                        + "come of facts that haven't happened.",
        footer = {
            "",
            "A FACT is TYPE or TYPE=NUMBER. PURCHASE, REFUND and ADJUSTMENT are transactions of that amount; anything else is an "
                    + "interaction of that type, with that value.",
            "",
            "Exit codes: 0 told; 1 the engine can't tell, or none answers; 2 wrong usage."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3_660;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CUSTOMER", description = "Id of the customer.")
    private String customerId = "";

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "How many of the latest tier changes to explain; default 1, beside a what-if 0.")
    private @Nullable Integer changes;

    @Option(
            names = "--what-if",
            paramLabel = "FACT",
            arity = "1..*",
            converter = FactConverter.class,
            description = "What would be if this came now; several are taken in their order.")
    private List<SupposedFact> facts = new ArrayList<>();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "What would be if nothing came for so many days, after the facts of --what-if.")
    private @Nullable Integer days;

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            converter = OutputLanguage.class,
            description = "English or Chinese; default: by LANG, otherwise English.")
    private @Nullable Language language;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "In which time zone to tell instants, such as Asia/Shanghai; default: the machine's.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the engine listens; default ${DEFAULT-VALUE}.")
    private String url = "";

    @Option(names = "--json", description = "Print what the engine says as it is, as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        check("--changes", changes, Integer.MAX_VALUE);
        check("--days", days, MOST_DAYS);
        try (Engine engine = new Engine(url, customerId)) {
            JsonNode customer = engine.customer();
            JsonNode kept = engine.changes();
            JsonNode course = isWhatIf() ? engine.whatIf(facts, daysOrNone()) : null;
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    json
                            ? asJson(customer, kept, course).toPrettyString() + "\n"
                            : asText(
                                    engine.read(customer, Customer.class),
                                    engine.read(kept, Changes.class).changes(),
                                    course == null ? null : engine.read(course, Course.class)));
            out.flush();
            return ExitCodes.OK;
        }
    }

    private void check(String option, @Nullable Integer number, int most) {
        if (number != null && (number < 0 || number > most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '" + option + "': it is 0 or more"
                            + (most == Integer.MAX_VALUE ? "" : ", at most " + most) + ", not " + number);
        }
    }

    private boolean isWhatIf() {
        return !facts.isEmpty() || days != null;
    }

    private int daysOrNone() {
        return days == null ? 0 : days;
    }

    private int changesWanted() {
        if (changes == null) {
            return isWhatIf() ? 0 : 1;
        }
        return changes;
    }

    private ObjectNode asJson(JsonNode customer, JsonNode kept, @Nullable JsonNode course) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("customer", customer);
        var latest = all.putArray("changes");
        JsonNode known = kept.path("changes");
        for (int i = Math.max(0, known.size() - changesWanted()); i < known.size(); i++) {
            latest.add(known.get(i));
        }
        if (course != null) {
            all.set("whatIf", course);
        }
        return all;
    }

    private String asText(Customer customer, List<Change> kept, @Nullable Course course) {
        Words words = new Words(language == null ? OutputLanguage.of(System.getenv()) : language, zone);
        var page = new ExplainPage(words);
        page.head(customer, kept);
        if (course == null) {
            page.now(customer);
        }
        page.changes(kept, changesWanted());
        if (course != null) {
            page.whatIf(facts, daysOrNone(), course);
        }
        return page.toString();
    }

    private static final class FactConverter implements ITypeConverter<SupposedFact> {

        @Override
        public SupposedFact convert(String text) {
            try {
                return SupposedFact.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
