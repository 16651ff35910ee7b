package io.tierengine.views.row;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.views.row.KnownCustomer.Signal;
import java.util.ArrayList;
import java.util.List;

/** The packed form of signals that hold: how many, then each with its points. */
public final class Signals {

    private Signals() {}

    /** Packs them. */
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
        return signals;
    }
}
