package io.tierengine.cli.facts;

import io.tierengine.core.number.Decimals;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Instants as ISO 8601 text with {@code Z} or an offset, to and from epoch milliseconds. The usual form,
 * {@code 2026-03-01T09:30:00Z} with or without milliseconds, is read without creating objects; java.time reads the
 * others. What is finer than a millisecond is cut off.
 */
public final class InstantText {

    private static final int SECONDS_END = 19;
    private static final int DAY_SECONDS = 86_400;
    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;

    private InstantText() {}

    /** Epoch milliseconds, or {@link Decimals#ABSENT} if the bytes aren't an instant. */
    public static long parse(byte[] bytes, int from, int to) {
        long millis = parseUsual(bytes, from, to);
        return millis != Decimals.ABSENT ? millis : parseAny(bytes, from, to);
    }

    /** Epoch milliseconds, or {@link Decimals#ABSENT} if the text isn't an instant. */
    public static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    private static long parseAny(byte[] bytes, int from, int to) {
        try {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return Decimals.ABSENT;
        }
    }

    /** {@code YYYY-MM-DDThh:mm:ss[.mmm]Z}, or absent for whatever else, right or wrong. */
    private static long parseUsual(byte[] b, int from, int to) {
        int length = to - from;
        boolean hasMillis = length == SECONDS_END + 5 && b[from + SECONDS_END] == '.';
        if ((length != SECONDS_END + 1 && !hasMillis)
                || b[from + 4] != '-'
                || b[from + 7] != '-'
                || b[from + 10] != 'T'
                || b[from + 13] != ':'
                || b[from + 16] != ':'
                || b[to - 1] != 'Z') {
            return Decimals.ABSENT;
        }
        int year = twoDigits(b, from) * 100 + twoDigits(b, from + 2);
        int month = twoDigits(b, from + 5);
        int day = twoDigits(b, from + 8);
        int hour = twoDigits(b, from + 11);
        int minute = twoDigits(b, from + 14);
        int second = twoDigits(b, from + 17);
        int millis = hasMillis ? twoDigits(b, from + 20) * 10 + digit(b[from + 22]) : 0;
        boolean valid = (year | hour | minute | second | millis) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= lengthOfMonth(year, month))
                && hour < 24
                && minute < 60
                && second < 60;
        return valid
                ? (epochDay(year, month, day) * DAY_SECONDS + hour * 3600L + minute * 60L + second) * 1000L + millis
                : Decimals.ABSENT;
    }

    /** Far below zero if a character isn't a digit. */
    private static int twoDigits(byte[] b, int at) {
        return digit(b[at]) * 10 + digit(b[at + 1]);
    }

    private static int digit(byte b) {
        int digit = b - '0';
        return digit >= 0 && digit <= 9 ? digit : -1_000_000;
    }

    private static int lengthOfMonth(int year, int month) {
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /**
     * Days since 1970-01-01 in the Gregorian calendar. Years are counted from 1 March, so that the leap day is the last, and
     * the days before a month are a straight line, (153 * month + 2) / 5.
     */
    private static long epochDay(int year, int month, int day) {
        int shifted = month > 2 ? month - 3 : month + 9;
        int y = month > 2 ? year : year - 1;
        int dayOfYear = (153 * shifted + 2) / 5 + day - 1;
        return y * 365L
                + Math.floorDiv(y, 4)
                - Math.floorDiv(y, 100)
                + Math.floorDiv(y, 400)
                + dayOfYear
                - DAYS_TO_1970;
    }

    /**
     * Writes an instant in UTC to the second, {@code 2026-03-01T09:30:00Z}.
     *
     * @param millis epoch milliseconds in the years 0 to 9999
     * @return where the text ends
     */
    public static int writeSeconds(long millis, byte[] b, int at) {
        long seconds = Math.floorDiv(millis, 1000L);
        int days = Math.toIntExact(Math.floorDiv(seconds, DAY_SECONDS)) + DAYS_TO_1970;
        int second = Math.floorMod(seconds, DAY_SECONDS);
        int era = Math.floorDiv(days, DAYS_OF_400_YEARS);
        int dayOfEra = days - era * DAYS_OF_400_YEARS;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        writeTwoDigits(year / 100, b, at);
        writeTwoDigits(year % 100, b, at + 2);
        b[at + 4] = '-';
        writeTwoDigits(month, b, at + 5);
        b[at + 7] = '-';
        writeTwoDigits(dayOfYear - (153 * shifted + 2) / 5 + 1, b, at + 8);
        b[at + 10] = 'T';
        writeTwoDigits(second / 3600, b, at + 11);
        b[at + 13] = ':';
        writeTwoDigits(second / 60 % 60, b, at + 14);
        b[at + 16] = ':';
        writeTwoDigits(second % 60, b, at + 17);
        b[at + SECONDS_END] = 'Z';
        return at + SECONDS_END + 1;
    }

    private static void writeTwoDigits(int number, byte[] b, int at) {
        b[at] = (byte) ('0' + number / 10);
        b[at + 1] = (byte) ('0' + number % 10);
    }

    /** What would help to write the text as an instant, to end a message with. */
    public static String hint(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "add the time and the zone, such as " + text + "T00:00:00+08:00";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}.*")) {
            return "write " + text.replaceFirst(" ", "T") + " with the zone, Z or an offset such as +08:00, behind it";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?")) {
            return "add the zone, Z or an offset such as +08:00";
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})")) {
            return "there is no such day, or no such time of day";
        }
        return "write it such as " + Instant.ofEpochSecond(1_772_357_400L) + " or 2026-03-01T17:30:00+08:00";
    }
}
