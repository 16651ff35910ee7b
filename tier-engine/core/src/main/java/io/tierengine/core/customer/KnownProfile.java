package io.tierengine.core.customer;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.number.Decimals;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profile in force, as far as the policy reads it. */
final class KnownProfile {

    private static final long NEVER_SEEN = Long.MIN_VALUE;

    private final long[] numbers;
    private final @Nullable String[] texts;
    private long occurredAtMillis = NEVER_SEEN;
    private int customerSinceDay = Profile.NO_DAY;

    KnownProfile(int slots) {
        numbers = new long[slots];
        texts = new String[slots];
        Arrays.fill(numbers, Decimals.ABSENT);
    }

    int customerSinceDay() {
        return customerSinceDay;
    }

    long number(int slot) {
        return numbers[slot];
    }

    /** An attribute as a local day, which it is if it was given as a date; {@link Profile#NO_DAY} otherwise. */
    int day(int slot) {
        String text = texts[slot];
        return text == null ? Profile.NO_DAY : DateText.epochDay(text);
    }

    @Nullable
    String text(int slot) {
        return texts[slot];
    }

    /** Replaces the profile whole, unless it is older than the one in force. */
    void replace(Profile profile, List<String> attributes) {
        if (profile.occurredAtMillis() < occurredAtMillis) {
            return;
        }
        occurredAtMillis = profile.occurredAtMillis();
        customerSinceDay = profile.customerSinceDay();
        for (int slot = 0; slot < numbers.length; slot++) {
            ProfileAttribute attribute = profile.attributes().get(attributes.get(slot));
            numbers[slot] = attribute instanceof ProfileAttribute.Numeric numeric ? numeric.micros() : Decimals.ABSENT;
            texts[slot] = attribute instanceof ProfileAttribute.Text text ? text.text() : null;
        }
    }

    boolean isKnown() {
        return occurredAtMillis != NEVER_SEEN;
    }

    void write(PackedWriter out) {
        if (occurredAtMillis == NEVER_SEEN) {
            out.writeByte(0);
            return;
        }
        out.writeByte(1);
        out.writeSigned(occurredAtMillis);
        out.writeSigned(customerSinceDay);
        for (int slot = 0; slot < numbers.length; slot++) {
            String text = texts[slot];
            out.writeByte(text == null ? 0 : 1);
            if (text == null) {
                out.writeNumber(numbers[slot]);
            } else {
                out.writeText(text);
            }
        }
    }

    void read(PackedReader in) {
        if (in.readByte() == 0) {
            return;
        }
        occurredAtMillis = in.readSigned();
        customerSinceDay = in.readInt();
        for (int slot = 0; slot < numbers.length; slot++) {
            if (in.readByte() == 0) {
                numbers[slot] = in.readNumber();
            } else {
                texts[slot] = in.readText();
            }
        }
    }
}
