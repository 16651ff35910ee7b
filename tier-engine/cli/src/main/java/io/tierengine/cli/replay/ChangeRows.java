package io.tierengine.cli.replay;

import io.tierengine.cli.facts.InstantText;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes tier changes as rows of CSV: instants in UTC to the second, an empty previous tier for {@code ENROLLED}. */
final class ChangeRows implements TierChanges {

    /** The header line. */
    static final String HEADER = "customerId,sequence,effectiveAt,previousTier,newTier,direction,cause\n";

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_INSTANT = 20;

    private final ByteWriter out;
    private final Map<String, byte[]> cells = new HashMap<>();
    private byte[] customerCell = new byte[0];
    private long count;

    ChangeRows(ByteWriter out) {
        this.out = out;
    }

    /** Whose changes follow. */
    void startCustomer(String customerId) {
        customerCell = cell(customerId);
    }

    /** How many changes have been written. */
    long count() {
        return count;
    }

    @Override
    public void changed(TierChange change) {
        count++;
        out.write(customerCell);
        out.writeByte(',');
        writeNumber(change.sequence());
        out.writeByte(',');
        int at = out.reserve(LONGEST_INSTANT);
        out.setSize(InstantText.writeSeconds(change.effectiveAtMillis(), out.array(), at));
        out.writeByte(',');
        if (change.previousTier() != null) {
            out.write(pooledCell(change.previousTier()));
        }
        out.writeByte(',');
        out.write(pooledCell(change.newTier()));
        out.writeByte(',');
        out.write(pooledCell(change.direction().name()));
        out.writeByte(',');
        out.write(pooledCell(change.cause().name()));
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

    private byte[] pooledCell(String text) {
        return cells.computeIfAbsent(text, ChangeRows::cell);
    }

    private static byte[] cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        String cell = quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
        return cell.getBytes(StandardCharsets.UTF_8);
    }
}
