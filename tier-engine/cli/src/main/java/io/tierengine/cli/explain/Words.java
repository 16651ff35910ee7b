package io.tierengine.cli.explain;

import io.tierengine.policy.explain.Language;
import io.tierengine.policy.explain.Sentences;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences of one language, and how it writes numbers, money and instants in one zone. */
final class Words {

    static final String BUNDLE = "io.tierengine.cli.explain.Sentences";
    private static final int PLACES = 6;

    private final Sentences sentences;
    private final ZoneId zone;

    Words(Language language, ZoneId zone) {
        sentences = new Sentences(language, BUNDLE);
        this.zone = zone;
    }

    /** A sentence, or a part of one, by its key. Arguments are texts that are ready to be read. */
    String say(String key, Object... arguments) {
        return sentences.say(key, arguments);
    }

    /** The sentence for one of several choices; for one that a later engine may know, how the engine names it. */
    String choice(String key, String choice, Object... arguments) {
        String chosen = key + "." + choice;
        return sentences.has(chosen) ? say(chosen, arguments) : choice;
    }

    String number(BigDecimal number) {
        return number(number, 0);
    }

    private String number(BigDecimal number, int leastPlaces) {
        var format = (DecimalFormat) DecimalFormat.getNumberInstance(sentences.locale());
        format.setMinimumFractionDigits(leastPlaces);
        format.setMaximumFractionDigits(PLACES);
        return format.format(number);
    }

    String numberOrNone(@Nullable BigDecimal number) {
        return number == null ? say("value.none") : number(number);
    }

    /** Money with the places that its currency has, and more if it has more. */
    private String money(BigDecimal amount, String currency) {
        int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return say("money", number(amount, places), choice("currency", currency));
    }

    /**
     * A number in a unit of the contract.
     *
     * @param unit a {@code NeedUnit}
     * @param currency where the unit is money
     */
    String inUnit(BigDecimal number, String unit, @Nullable String currency) {
        boolean one = number.compareTo(BigDecimal.ONE) == 0;
        return switch (unit) {
            case "CURRENCY" -> money(number, Objects.requireNonNull(currency, "money has a currency"));
            case "DAYS" -> say(one ? "days.one" : "days.many", number(number));
            case "HOURS" -> say(one ? "hours.one" : "hours.many", number(number));
            case "POINTS" -> say(one ? "points.one" : "points.many", number(number));
            default -> number(number);
        };
    }

    String points(BigDecimal number) {
        return inUnit(number, "POINTS", null);
    }

    String days(int number) {
        return inUnit(BigDecimal.valueOf(number), "DAYS", null);
    }

    /** To the minute, or to the second where there are seconds. */
    String instant(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        String pattern = say(at.getSecond() == 0 ? "instant.minutes" : "instant.seconds");
        String text = DateTimeFormatter.ofPattern(pattern, sentences.locale()).format(at);
        return say("instant.zoned", text, offset(at.getOffset()));
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    /** The zone of all instants. */
    String zone() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    String list(List<String> texts) {
        return texts.stream().collect(Collectors.joining(say("list.join")));
    }
}
