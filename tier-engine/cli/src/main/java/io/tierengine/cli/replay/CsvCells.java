package io.tierengine.cli.replay;

import io.tierengine.cli.facts.InstantText;
import io.tierengine.core.number.Decimals;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows of CSV, cell by cell, without making objects of them. Texts that come again and again are kept as bytes. */
final class CsvCells {

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_INSTANT = 20;

    private final ByteWriter out;
    private final Map<String, byte[]> known = new HashMap<>();
    private byte[] customerCell = new byte[0];

    CsvCells(ByteWriter out) {
        this.out = out;
    }

    /** Whose rows follow. */
    void startCustomer(String customerId) {
        customerCell = cell(customerId);
    }

    /** Begins a row: the customer and a number of its own. */
    CsvCells row(long sequence) {
        out.write(customerCell);
        out.writeByte(',');
        writeNumber(sequence);
        return this;
    }

    /** An instant in UTC to the second; empty if absent. */
    CsvCells instant(long millis) {
        out.writeByte(',');
        if (millis != Decimals.ABSENT) {
            int at = out.reserve(LONGEST_INSTANT);
            out.setSize(InstantText.writeSeconds(millis, out.array(), at));
        }
        return this;
    }

    /** One of few texts; empty for null. */
    CsvCells text(@Nullable String text) {
        out.writeByte(',');
        if (text != null) {
            out.write(known.computeIfAbsent(text, CsvCells::cell));
        }
        return this;
    }

    /** A decimal in micros, without zeros at its end; empty if absent. */
    CsvCells decimal(long micros) {
        out.writeByte(',');
        if (micros != Decimals.ABSENT) {
            String text = Decimals.toBigDecimal(micros).stripTrailingZeros().toPlainString();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return this;
    }

    void endRow() {
        out.writeByte('\n');
    }

    private void writeNumber(long number) {
        int at = out.reserve(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            out.array()[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.setSize(at + digits);
    }

    private static byte[] cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        String cell = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
        return cell.getBytes(StandardCharsets.UTF_8);
    }
}
