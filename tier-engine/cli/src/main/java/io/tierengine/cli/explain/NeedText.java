package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Gap.Need;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is missing, each thing in its own unit. */
final class NeedText {

    /** Of these an amount that is added brings what is missing. */
    private static final Set<String> ADDED_TO = Set.of("sum", "count", "activeDays");

    /** These tell of the present, in no window. */
    private static final Set<String> OF_PRESENT = Set.of("openCases", "oldestOpenHours");

    private final Words words;
    private final SubjectText subjects;

    NeedText(Words words) {
        this.words = words;
        subjects = new SubjectText(words);
    }

    /** Writes what is missing for the next tier; nothing where there is none above. */
    void write(Lines lines, int depth, @Nullable Gap gap) {
        if (gap == null) {
            return;
        }
        if (gap.reached()) {
            Instant due = gap.due();
            lines.add(
                    depth,
                    due == null
                            ? words.say("gap.reached", gap.tier())
                            : words.say("gap.reached.due", gap.tier(), words.instant(due)));
        } else if (gap.ways().isEmpty()) {
            lines.add(depth, words.say("gap.noWay", gap.tier()));
        } else {
            lines.add(depth, words.say("gap", gap.tier()));
            for (int i = 0; i < gap.ways().size(); i++) {
                if (i > 0) {
                    lines.add(depth, words.say("gap.or"));
                }
                gap.ways().get(i).needs().forEach(need -> lines.add(depth + 1, say(need)));
            }
        }
    }

    private String say(Need need) {
        return switch (need.who()) {
            case "PERSON" -> person(need);
            case "POINTS" -> words.say("need.points", amount(need), known(need.missing(), need));
            case "CONDITION" -> words.say("need.condition", condition(need));
            case "NOBODY" -> words.say("need.nobody", amount(need));
            case "PROFILE" -> words.say("need.profile", amount(need));
            case "TIME" -> time(need);
            default -> amount(need);
        };
    }

    private String time(Need need) {
        Instant at = need.at();
        return at == null
                ? words.say("need.time", amount(need))
                : words.say("need.time.at", amount(need), words.instant(at));
    }

    private String person(Need need) {
        Instant until = need.at();
        String decision = OverrideText.say(words, need.condition());
        return until == null
                ? words.say("need.person", decision)
                : words.say("need.person.until", decision, words.instant(until));
    }

    private String amount(Need need) {
        BigDecimal want = need.want();
        String comparison = need.comparison();
        if (want == null || comparison == null) {
            return condition(need);
        }
        BigDecimal missing = need.missing();
        String aggregate = need.aggregate();
        boolean isAdded = comparison.equals(">=") && aggregate != null && ADDED_TO.contains(aggregate);
        if (isAdded && missing != null) {
            String key = need.unit().equals("COUNT") ? "need.more.count" : "need.more";
            return words.say(
                    key, known(missing, need), name(need), window(need), known(need.have(), need), known(want, need));
        }
        return words.say(
                comparison.equals(">=") ? "need.least" : "need.most",
                windowed(need),
                known(want, need),
                known(need.have(), need));
    }

    private String condition(Need need) {
        return words.say(need.wanted() ? "need.holds" : "need.fails", need.condition());
    }

    private String known(@Nullable BigDecimal number, Need need) {
        if (number == null) {
            return words.say("value.none");
        }
        boolean namesItsUnit = need.metric() == null && need.unit().equals("DAYS");
        return namesItsUnit ? words.number(number) : words.inUnit(number, need.unit(), need.currency());
    }

    private String name(Need need) {
        return Objects.requireNonNullElseGet(need.metric(), () -> subjects.of(need.subject()));
    }

    private String windowed(Need need) {
        String window = window(need);
        return window.isEmpty() ? name(need) : words.say("windowed", name(need), window);
    }

    private String window(Need need) {
        String window = need.window();
        String aggregate = need.aggregate();
        if (window == null || (aggregate != null && OF_PRESENT.contains(aggregate))) {
            return "";
        }
        return inWords(window);
    }

    /** A window as the contract writes it: P365D, PT48H, or a name. */
    private String inWords(String window) {
        int last = window.length() - 1;
        if (window.startsWith("PT")) {
            return words.say("window", words.inUnit(new BigDecimal(window.substring(2, last)), "HOURS", null));
        }
        return window.startsWith("P")
                ? words.say("window", words.inUnit(new BigDecimal(window.substring(1, last)), "DAYS", null))
                : words.choice("window", window);
    }
}
