package io.tierengine.policy.explain;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.CalendarDuration;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The sentences of one language, and how it writes numbers, money, durations and lists. */
final class Words {

    private static final String BUNDLE = "io.tierengine.policy.explain.Sentences";
    private static final Currency YUAN = Currency.getInstance("CNY");

    private final Locale locale;
    private final Sentences sentences;
    private final Currency currency;
    private final boolean spaced;

    Words(Language language, String currency) {
        this.locale = language.locale();
        this.sentences = new Sentences(language, BUNDLE);
        this.currency = Currency.getInstance(currency);
        this.spaced = language == Language.CHINESE;
    }

    /** A sentence, or a part of one, by its key. Arguments are texts that are ready to be read. */
    String say(String key, Object... arguments) {
        return sentences.say(key, arguments);
    }

    /** With separators between thousands, and without trailing zeros. */
    String number(long micros) {
        var format = (DecimalFormat) DecimalFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Decimals.PLACES);
        return format.format(Decimals.toBigDecimal(micros));
    }

    String whole(long number) {
        return number(Decimals.ofWhole(number));
    }

    /** An amount in the policy's currency. */
    String money(long micros) {
        return say("money", number(micros), currencyName());
    }

    /** The currency by its code or, in Chinese, by its name. */
    String currencyName() {
        if (!spaced) {
            return currency.getCurrencyCode();
        }
        return currency.equals(YUAN) ? say("yuan") : currency.getDisplayName(locale);
    }

    /** A number of something, with the word for one or for many. */
    String counted(String unit, long number) {
        return say(number == 1 ? unit + ".one" : unit + ".many", whole(number));
    }

    String duration(CalendarDuration duration) {
        var rest = Duration.ofMillis(duration.millis());
        List<String> parts = new ArrayList<>();
        add(parts, "days", duration.days());
        add(parts, "hours", rest.toHours());
        add(parts, "minutes", rest.toMinutesPart());
        add(parts, "seconds", rest.toSecondsPart());
        return parts.isEmpty() ? counted("days", 0) : joined("duration.join", parts);
    }

    private void add(List<String> parts, String unit, long number) {
        if (number > 0) {
            parts.add(counted(unit, number));
        }
    }

    /** Texts in a row, the last after "and". */
    String and(List<String> texts) {
        return listed(texts, "list.and");
    }

    /** Texts in a row, the last after "or". */
    String or(List<String> texts) {
        return listed(texts, "list.or");
    }

    Locale locale() {
        return locale;
    }

    String quoted(String text) {
        return say("quoted", text);
    }

    private String listed(List<String> texts, String last) {
        if (texts.size() < 2) {
            return String.join("", texts);
        }
        String first = joined("list.comma", texts.subList(0, texts.size() - 1));
        return say(last, first, texts.getLast());
    }

    /** Texts in a row, each joined to those before it. */
    String joined(String key, List<String> texts) {
        return texts.stream().reduce((before, next) -> say(key, before, next)).orElse("");
    }
}
