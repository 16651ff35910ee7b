package io.tierengine.views;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a list is sorted. Customers with the same value are in the order of their ids. Those without a value come last, whatever the order, by
 * {@link #SINCE}; but a list by {@link #FALL} has only those with a fall ahead.
 */
public enum Sort {
    /** Value at stake. */
    VALUE('v'),
    /** Score. */
    SCORE('s'),
    /** When the tier began. */
    SINCE('t'),
    /** When the tier falls if nothing happens. */
    FALL('f'),
    /** Points of risk. */
    RISK('r'),
    /** Customer id, by its bytes in UTF-8. */
    ID('i');

    private final char code;

    Sort(char code) {
        this.code = code;
    }

    /** Its letter in stored keys and cursors; it never changes. */
    public char code() {
        return code;
    }

    /** Its name in requests, such as {@code value}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sort of a name; empty if there is none. */
    public static Optional<Sort> byId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    static Optional<Sort> byCode(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}
