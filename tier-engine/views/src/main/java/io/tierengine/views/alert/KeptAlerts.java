package io.tierengine.views.alert;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.Alerts;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts of a customer.
 *
 * @param alerts the oldest first
 */
public record KeptAlerts(List<KeptAlert> alerts) {

    /** Most alerts that are kept. */
    public static final int MOST = 20;

    private static final int FORM = 1;
    private static final Comparator<KeptAlert> ORDER = Comparator.comparingLong(KeptAlert::sequence);

    /** No alerts. */
    public static final KeptAlerts NONE = new KeptAlerts(List.of());

    /**
     * An alert. Instants are epoch milliseconds, numbers millionths; either is {@link Decimals#ABSENT} where there is none.
     *
     * @param sequence by the topic's count
     */
    public record KeptAlert(
            long sequence,
            String id,
            long at,
            String kind,
            String tier,
            String previousLevel,
            String level,
            long points,
            List<Signal> signals,
            long valueAtStake,
            long dueAt,
            @Nullable String dueTier) {

        public KeptAlert {
            signals = List.copyOf(signals);
        }

        private Alerts.Alert shown() {
            return new Alerts.Alert(
                    id,
                    Instant.ofEpochMilli(at),
                    kind,
                    tier,
                    previousLevel,
                    level,
                    Objects.requireNonNullElse(KnownCustomer.number(points), BigDecimal.ZERO),
                    signals.stream().map(Signal::shown).toList(),
                    KnownCustomer.number(valueAtStake),
                    dueAt == Decimals.ABSENT ? null : Instant.ofEpochMilli(dueAt),
                    dueTier);
        }
    }

    public KeptAlerts {
        alerts = List.copyOf(alerts);
    }

    /** With further ones; of more than can be kept the oldest go. */
    public KeptAlerts with(Collection<KeptAlert> more) {
        List<KeptAlert> all = new ArrayList<>(alerts);
        all.addAll(more);
        all.sort(ORDER);
        return new KeptAlerts(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** As they are told. */
    public Alerts told() {
        return new Alerts(alerts.stream().map(KeptAlert::shown).toList());
    }

    /** Packed: a byte for the form, then the alerts; instants lie near those before. */
    public byte[] encode() {
        PackedWriter out = new PackedWriter();
        out.writeByte(FORM);
        long near = 0;
        for (KeptAlert alert : alerts) {
            out.writeUnsigned(alert.sequence());
            out.writeText(alert.id());
            out.writeSigned(alert.at() - near);
            near = alert.at();
            out.writeText(alert.kind());
            out.writeText(alert.tier());
            out.writeText(alert.previousLevel());
            out.writeText(alert.level());
            out.writeNumber(alert.points());
            Signal.write(out, alert.signals());
            out.writeNumber(alert.valueAtStake());
            out.writeInstant(alert.dueAt(), Decimals.ABSENT, near);
            out.writeByte(alert.dueTier() == null ? 0 : 1);
            if (alert.dueTier() != null) {
                out.writeText(alert.dueTier());
            }
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param stored null: nothing
     * @throws CorruptStateException if the bytes aren't that
     */
    public static KeptAlerts decode(byte @Nullable [] stored) {
        if (stored == null) {
            return NONE;
        }
        PackedReader in = new PackedReader(stored);
        int form = in.readByte();
        if (form != FORM) {
            throw new CorruptStateException("alerts of form " + form + "; this version reads " + FORM
                    + ". Start the version that wrote them, or reset the views");
        }
        List<KeptAlert> alerts = new ArrayList<>();
        long near = 0;
        while (!in.atEnd()) {
            long sequence = in.readUnsigned();
            String id = in.readText();
            near += in.readSigned();
            alerts.add(new KeptAlert(
                    sequence,
                    id,
                    near,
                    in.readText(),
                    in.readText(),
                    in.readText(),
                    in.readText(),
                    in.readNumber(),
                    Signal.read(in),
                    in.readNumber(),
                    in.readInstant(Decimals.ABSENT, near),
                    in.readByte() == 0 ? null : in.readText()));
        }
        return new KeptAlerts(alerts);
    }
}
