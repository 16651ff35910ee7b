package io.tierengine.policy;

import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.policy.problem.Suggestion;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calendar, the currency and how facts count. What is wrong is told, and read as some default. */
record Settings(ZoneId zone, String currency, RefundRule refunds, CalendarDuration deduplication) {

    private static final CalendarDuration DEDUPLICATION = CalendarDuration.ofDays(7);
    private static final Map<String, RefundRule> REFUNDS =
            new TreeMap<>(Map.of("original-day", RefundRule.ORIGINAL_DAY, "refund-day", RefundRule.REFUND_DAY));
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static Settings read(Keys spec, Notes notes) {
        RefundRule refunds = spec.choice("refunds", REFUNDS);
        CalendarDuration deduplication = Durations.read(spec, "deduplication", notes);
        return new Settings(
                zone(spec, notes),
                currency(spec, notes),
                refunds == null ? RefundRule.ORIGINAL_DAY : refunds,
                deduplication == null ? DEDUPLICATION : deduplication);
    }

    private static ZoneId zone(Keys spec, Notes notes) {
        String name = spec.required("timezone", "write the zone whose days count, such as `timezone: Europe/Berlin`");
        if (name == null) {
            return ZoneOffset.UTC;
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        String hint = Suggestion.didYouMean(name, ZoneId.getAvailableZoneIds());
        String form = "write a name of the IANA list, such as Europe/Berlin or Asia/Shanghai";
        notes.meaning(spec.place("timezone"), "unknown time zone `" + name + "`", hint == null ? form : hint);
        return ZoneOffset.UTC;
    }

    private static String currency(Keys spec, Notes notes) {
        spec.required("currency", "write the currency of all amounts, such as `currency: EUR`");
        String code = spec.matching("currency", CURRENCY, "write the three letters of ISO 4217, such as EUR");
        if (code == null) {
            return "";
        }
        if (isCurrency(code)) {
            return code;
        }
        notes.meaning(spec.place("currency"), "unknown currency `" + code + "`", nearest(code));
        return "";
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static @Nullable String nearest(String code) {
        return code.equals("RMB") ? "did you mean `CNY`?" : "write a code of ISO 4217, such as EUR, USD or CNY";
    }
}
