package io.tierengine.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact that hasn't happened, as the engine takes it.
 *
 * @param kind {@code transaction} or {@code interaction}
 * @param amount of a transaction, in the policy's currency
 * @param value of an interaction
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SupposedFact(
        String kind,
        String type,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal value) {

    private static final Set<String> TRANSACTIONS = Set.of("PURCHASE", "REFUND", "ADJUSTMENT");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern VALUE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

    /**
     * A fact from its short form, {@code TYPE} or {@code TYPE=NUMBER}.
     *
     * @throws IllegalArgumentException if it isn't one; the message says what to write
     */
    static SupposedFact of(String text) {
        int equals = text.indexOf('=');
        String type = equals < 0 ? text : text.substring(0, equals);
        String number = equals < 0 ? null : text.substring(equals + 1);
        if (type.isBlank()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no type; write TYPE or TYPE=NUMBER, such as PURCHASE=5000");
        }
        if (TRANSACTIONS.contains(type)) {
            if (number == null) {
                throw new IllegalArgumentException("'" + text + "' needs an amount; write it like " + type + "=5000");
            }
            return new SupposedFact("transaction", type, number(text, number, AMOUNT, "12 digits and 4"), null);
        }
        if (TRANSACTIONS.contains(type.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is written in capitals: " + type.toUpperCase(Locale.ROOT) + "=5000");
        }
        return new SupposedFact(
                "interaction", type, null, number == null ? null : number(text, number, VALUE, "9 digits and 6"));
    }

    private static BigDecimal number(String text, String number, Pattern pattern, String most) {
        if (!pattern.matcher(number).matches()) {
            throw new IllegalArgumentException("'" + text + "': '" + number + "' isn't a number with at most " + most
                    + " decimal places; write it like 5000 or 12.5");
        }
        return new BigDecimal(number);
    }

    /** Its amount or value; null: it has none. */
    @Nullable
    BigDecimal number() {
        return amount == null ? value : amount;
    }
}
