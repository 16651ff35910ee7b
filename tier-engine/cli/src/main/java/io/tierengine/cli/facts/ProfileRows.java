package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is slow to change. Every column that isn't known is an attribute: a number where it reads as a plain decimal number,
 * otherwise text. Numbers are rounded half-even to 6 places; those too large for the engine, such as most numbers
 * of bank accounts, are text.
 */
final class ProfileRows extends FactRowReader {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d+)?");

    private final int customerId;
    private final int occurredAt;
    private final int customerSince;

    ProfileRows(FactFile file, CsvCursor row) {
        super(file, row, true);
        this.customerId = file.column("customerId");
        this.occurredAt = file.column("occurredAt");
        this.customerSince = file.column("customerSince");
    }

    @Override
    Fact readFact() {
        return new Profile(
                cells.text(customerId),
                cells.instant(occurredAt),
                cells.optionalDate(customerSince, Profile.NO_DAY),
                profileAttributes());
    }

    private Map<String, ProfileAttribute> profileAttributes() {
        Map<String, ProfileAttribute> attributes = new HashMap<>();
        for (FreeColumn free : freeColumns()) {
            String text = cells.optionalText(free.column());
            if (text != null) {
                attributes.put(free.name(), attribute(text));
            }
        }
        return attributes;
    }

    static ProfileAttribute attribute(String text) {
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            return new ProfileAttribute.Text(text);
        }
        BigDecimal number = new BigDecimal(text).setScale(Decimals.PLACES, RoundingMode.HALF_EVEN);
        return new ProfileAttribute.Numeric(Decimals.unscaled(number, Decimals.PLACES));
    }
}
