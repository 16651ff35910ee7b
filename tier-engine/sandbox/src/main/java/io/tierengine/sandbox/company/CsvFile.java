package io.tierengine.sandbox.company;

import io.tierengine.core.number.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One CSV file, written cell by cell: UTF-8, LF, quotes (RFC 4180) only where a cell needs them. It formats straight into
 * bytes, as files of a hundred million rows are wanted.
 */
final class CsvFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 32;
    private static final int KNOWN_DAYS = 1024;
    private static final long DAY_MILLIS = 86_400_000L;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean rowBegun;
    private long rows;

    /** Texts such as {@code 2026-01-31T}, by epoch day modulo the size of the table. */
    private final byte[][] dates = new byte[KNOWN_DAYS][0];

    private final long[] datesOf = new long[KNOWN_DAYS];

    CsvFile(Path file, String... header) throws IOException {
        this.out = Files.newOutputStream(file);
        for (String name : header) {
            text(name);
        }
        endRow();
        rows = 0;
    }

    /** Rows written, without the header. */
    long rows() {
        return rows;
    }

    /** An empty cell if null. */
    CsvFile text(@Nullable String text) throws IOException {
        beginCell();
        if (text == null) {
            return this;
        }
        if (needsQuotes(text)) {
            bytes(('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
        } else if (isAscii(text)) {
            ascii(text);
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** An instant in UTC to the second; empty if absent. */
    CsvFile instant(long millis) throws IOException {
        beginCell();
        if (Decimals.isAbsent(millis)) {
            return this;
        }
        long day = Math.floorDiv(millis, DAY_MILLIS);
        bytes(date(day));
        int second = (int) ((millis - day * DAY_MILLIS) / 1000);
        ensure(LONGEST_NUMBER);
        twoDigits(second / 3600);
        buffer[size++] = ':';
        twoDigits(second / 60 % 60);
        buffer[size++] = ':';
        twoDigits(second % 60);
        buffer[size++] = 'Z';
        return this;
    }

    /** Money with two places, given in 1/10,000; empty if absent. */
    CsvFile money(long amount) throws IOException {
        beginCell();
        if (Decimals.isAbsent(amount)) {
            return this;
        }
        if (amount % 100 != 0) {
            throw new IllegalArgumentException("amount with more than two places: " + amount + " / 10000");
        }
        long cents = Math.abs(amount / 100);
        ensure(LONGEST_NUMBER);
        if (amount < 0) {
            buffer[size++] = '-';
        }
        digits(cents / 100);
        buffer[size++] = '.';
        twoDigits((int) (cents % 100));
        return this;
    }

    /** A number given in micros, without trailing zeros; empty if absent. */
    CsvFile number(long micros) throws IOException {
        beginCell();
        if (Decimals.isAbsent(micros)) {
            return this;
        }
        if (micros >= 0 && micros % Decimals.ONE == 0) {
            ensure(LONGEST_NUMBER);
            digits(micros / Decimals.ONE);
        } else {
            ascii(Decimals.format(micros));
        }
        return this;
    }

    /** A whole number, not negative. */
    CsvFile whole(long number) throws IOException {
        beginCell();
        ensure(LONGEST_NUMBER);
        digits(number);
        return this;
    }

    void endRow() throws IOException {
        ensure(1);
        buffer[size++] = '\n';
        rowBegun = false;
        rows++;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }

    private void beginCell() throws IOException {
        if (rowBegun) {
            ensure(1);
            buffer[size++] = ',';
        }
        rowBegun = true;
    }

    private byte[] date(long day) {
        int slot = (int) (day % KNOWN_DAYS);
        byte[] known = dates[slot];
        if (known.length == 0 || datesOf[slot] != day) {
            known = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
            dates[slot] = known;
            datesOf[slot] = day;
        }
        return known;
    }

    private void twoDigits(int number) {
        buffer[size++] = (byte) ('0' + number / 10);
        buffer[size++] = (byte) ('0' + number % 10);
    }

    private void digits(long number) {
        int begin = size;
        long rest = number;
        do {
            buffer[size++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int left = begin, right = size - 1; left < right; left++, right--) {
            byte swapped = buffer[left];
            buffer[left] = buffer[right];
            buffer[right] = swapped;
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private void ascii(String text) throws IOException {
        int length = text.length();
        if (length > BUFFER) {
            bytes(text.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        ensure(length);
        for (int i = 0; i < length; i++) {
            buffer[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    private void bytes(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER) {
            flush();
            out.write(bytes);
            return;
        }
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void ensure(int room) throws IOException {
        if (size + room > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
