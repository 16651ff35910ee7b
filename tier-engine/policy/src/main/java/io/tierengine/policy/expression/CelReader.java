package io.tierengine.policy.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CEL with dev.cel's parser, and says in plain words what it can't read. No macro is known to it. */
final class CelReader {

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_DEPTH = 50;

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.newBuilder()
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseRecursionDepth(MAX_DEPTH)
                    .retainRepeatedUnaryOperators(true)
                    .build())
            .build();

    private static final Pattern QUOTED = Pattern.compile("'(.*?)'(?: expecting .*)?$", Pattern.DOTALL);

    private CelReader() {}

    /** The tree; null if the text can't be read, which is told. */
    static @Nullable CelAbstractSyntaxTree read(String text, ExpressionProblems problems) {
        if (text.isBlank()) {
            problems.report(0, "the expression is empty", null);
            return null;
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            problems.report(0, "the expression is longer than " + MAX_LENGTH + " characters", null);
            return null;
        }
        CelValidationResult result = PARSER.parse(text);
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            CelIssue first = result.getErrors().stream()
                    .filter(issue -> issue.getSeverity() == CelIssue.Severity.ERROR)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("refused without a reason: " + text, e));
            int offset = result.getSource()
                    .getLocationOffset(first.getSourceLocation())
                    .orElse(0);
            tell(first.getMessage(), offset, problems);
            return null;
        }
    }

    private static void tell(String message, int offset, ExpressionProblems problems) {
        Matcher quoted = QUOTED.matcher(message);
        String token = quoted.find() ? quoted.group(1) : "";
        if (message.startsWith("token recognition error")) {
            character(message.substring(message.indexOf('\'') + 1), offset, problems);
        } else if (message.contains("'<EOF>'") && !message.startsWith("extraneous")) {
            String missing = message.startsWith("missing ") ? "; `" + token.charAt(0) + "` is missing" : "";
            problems.report(offset, "the expression ends too early" + missing, "complete it");
        } else if (message.startsWith("For input string")) {
            problems.report(offset, "the number is too large", null);
        } else if (message.contains("recursion")) {
            problems.report(offset, "the expression is nested more than " + MAX_DEPTH + " deep", "make it simpler");
        } else if (token.isEmpty()) {
            problems.report(offset, "this can't be read: " + message, null);
        } else {
            problems.report(offset, "`" + token + "` can't stand here", word(token));
        }
    }

    private static @Nullable String word(String token) {
        return switch (token) {
            case "and", "AND" -> "write `&&` for and";
            case "or", "OR" -> "write `||` for or";
            case "not", "NOT" -> "write `!` for not";
            default -> null;
        };
    }

    private static void character(String rest, int offset, ExpressionProblems problems) {
        switch (rest.isEmpty() ? ' ' : rest.charAt(0)) {
            case '=' -> problems.report(offset, "a single `=` can't stand here", "write `==` to compare");
            case '&' -> problems.report(offset, "a single `&` can't stand here", "write `&&` for and");
            case '|' -> problems.report(offset, "a single `|` can't stand here", "write `||` for or");
            case '\'', '"' -> problems.report(offset, "a text begins here and doesn't end", "close the quotes");
            default -> {
                String character = rest.substring(0, rest.offsetByCodePoints(0, 1));
                problems.report(offset, "`" + character + "` can't stand here", null);
            }
        }
    }
}
