package io.tierengine.cli.facts;

import io.tierengine.core.number.Decimals;

/** Plain decimal numbers, {@code -12.34}, read exactly to a {@code long} of a fixed number of places. */
final class DecimalText {

    /** Digits that fit a {@code long} whatever they are. */
    private static final int MOST_DIGITS = 18;

    private DecimalText() {}

    /**
     * The number in units of its last place; {@link Decimals#ABSENT} if the bytes aren't digits with at most one sign before
     * and one point between them, if there are more than {@code places} digits behind the point, or if the result would
     * have more than 18 digits.
     */
    static long parse(byte[] bytes, int from, int to, int places) {
        boolean negative = from < to && bytes[from] == '-';
        int i = negative ? from + 1 : from;
        int firstDigit = i;
        long value = 0;
        int digits = 0;
        while (i < to && isDigit(bytes[i]) && digits <= MOST_DIGITS) {
            value = value * 10 + (bytes[i] - '0');
            digits += value == 0 ? 0 : 1;
            i++;
        }
        if (i == firstDigit) {
            return Decimals.ABSENT;
        }
        int missing = places;
        if (i < to && bytes[i] == '.') {
            int point = i++;
            while (i < to && isDigit(bytes[i]) && missing > 0 && digits <= MOST_DIGITS) {
                value = value * 10 + (bytes[i] - '0');
                digits += value == 0 ? 0 : 1;
                missing--;
                i++;
            }
            if (i == point + 1) {
                return Decimals.ABSENT;
            }
        }
        while (missing > 0 && digits <= MOST_DIGITS) {
            value *= 10;
            digits += value == 0 ? 0 : 1;
            missing--;
        }
        if (i < to || digits > MOST_DIGITS) {
            return Decimals.ABSENT;
        }
        return negative ? -value : value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** What would help to write the text as a number, to end a message with; empty if there is nothing to say. */
    static String hint(String text, int places) {
        if (text.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            return "; write " + text.replace(",", "") + ", without thousands separators";
        }
        if (text.matches("-?\\d+,\\d+")) {
            return "; write " + text.replace(',', '.') + ", with a decimal point";
        }
        if (text.matches("-?\\d+(\\.\\d{0," + places + "})?")) {
            return "; it has too many digits";
        }
        if (!text.equals(text.strip())) {
            return "; remove the blanks around it";
        }
        return "";
    }
}
