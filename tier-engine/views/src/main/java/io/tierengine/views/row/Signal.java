package io.tierengine.views.row;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.views.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A signal that holds.
 *
 * @param points in millionths
 */
public record Signal(String name, long points) {

    /** As it is shown. */
    public Row.Signal shown() {
        return new Row.Signal(name, Objects.requireNonNullElse(KnownCustomer.number(points), BigDecimal.ZERO));
    }

    /** Packs several: how many, then each with its points. */
    public static void write(PackedWriter out, List<Signal> signals) {
        out.writeUnsigned(signals.size());
        for (Signal signal : signals) {
            out.writeText(signal.name());
            out.writeNumber(signal.points());
        }
    }

    /** Reads what {@link #write} wrote. */
    public static List<Signal> read(PackedReader in) {
        List<Signal> signals = new ArrayList<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            signals.add(new Signal(in.readText(), in.readNumber()));
        }
        return List.copyOf(signals);
    }
}
