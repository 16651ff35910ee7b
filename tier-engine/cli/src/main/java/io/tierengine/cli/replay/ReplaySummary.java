package io.tierengine.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * What a replay did, to be told to a person or a program.
 *
 * @param facts that count
 * @param customers with at least one of them
 * @param changes of tiers
 * @param duplicates facts with the id of an earlier one
 * @param afterUntil facts after {@code --until}
 * @param skippedRows bad rows
 * @param seconds from the start of the command to its end
 * @param peakMemoryBytes most memory that the process had; 0 if it can't be told
 */
record ReplaySummary(
        long facts,
        long customers,
        long changes,
        long duplicates,
        long afterUntil,
        long skippedRows,
        double seconds,
        long peakMemoryBytes) {

    static ReplaySummary of(ReplayCounts counts, double seconds, long peakMemoryBytes) {
        return new ReplaySummary(
                counts.accepted,
                counts.customers,
                counts.changes,
                counts.duplicates,
                counts.afterUntil,
                counts.badRows,
                seconds,
                peakMemoryBytes);
    }

    private double factsPerSecond() {
        return facts / Math.max(seconds, 0.001);
    }

    /** Three lines for a person. */
    String toText(String output, String until) {
        String memory =
                peakMemoryBytes == 0 ? "" : String.format(Locale.ROOT, ", peak memory %,d MiB", peakMemoryBytes >> 20);
        return String.format(
                Locale.ROOT,
                "%s of %s until %s: %s in %s%n" + "Left out: %s, %s after the end, %s%n" + "%.2f s, %,.0f facts/s%s",
                counted(facts, "fact"),
                counted(customers, "customer"),
                until,
                counted(changes, "tier change"),
                output,
                counted(duplicates, "duplicate"),
                counted(afterUntil, "fact"),
                counted(skippedRows, "bad row"),
                seconds,
                factsPerSecond(),
                memory);
    }

    private static String counted(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, noun) + (number == 1 ? "" : "s");
    }

    /** One object, without a line end. */
    String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("facts", facts);
            json.writeNumberField("customers", customers);
            json.writeNumberField("changes", changes);
            json.writeNumberField("duplicates", duplicates);
            json.writeNumberField("afterUntil", afterUntil);
            json.writeNumberField("skippedRows", skippedRows);
            json.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
            json.writeNumberField("factsPerSecond", Math.round(factsPerSecond()));
            json.writeNumberField("peakMemoryBytes", peakMemoryBytes);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
