package io.tierengine.cli.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is compared, from the policy's language: a single name in words, anything else as it is written there. */
final class SubjectText {

    private static final Pattern DAYS_UNTIL = Pattern.compile("daysUntil\\(profile\\.(\\w+)\\)");
    private static final Pattern PART = Pattern.compile("(metrics|profile|dimensions|previous|rfm)\\.(\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Words words;

    SubjectText(Words words) {
        this.words = words;
    }

    String of(String expression) {
        Matcher until = DAYS_UNTIL.matcher(expression);
        if (until.matches()) {
            return words.say("subject.daysUntil", until.group(1));
        }
        Matcher part = PART.matcher(expression);
        if (part.matches()) {
            return words.say("subject." + part.group(1), part.group(2));
        }
        return NAME.matcher(expression).matches() ? words.choice("subject", expression) : expression;
    }
}
