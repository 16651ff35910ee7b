package io.tierengine.core.customer;

import io.tierengine.core.fact.Profile;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a date such as {@code 2027-03-31}, without making an object of a text that plainly isn't one. */
final class DateText {

    private static final int LENGTH = 10;

    private DateText() {}

    /** Days since 1970-01-01; {@link Profile#NO_DAY} if the text is no date. */
    static int epochDay(String text) {
        if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Profile.NO_DAY;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, LENGTH);
        if (year < 0 || month < 0 || day < 0) {
            return Profile.NO_DAY;
        }
        try {
            return (int) LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException _) {
            return Profile.NO_DAY;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
