package io.tierengine.cli.replay;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what is told of the customers of one shard as rows of CSV, each kind apart. */
final class ToldRows implements TierChanges {

    private final Map<Told, Output> outputs = new EnumMap<>(Told.class);
    private final Output changes;
    private final @Nullable Output stages;
    private final @Nullable Output segments;
    private final @Nullable Output alerts;
    private long changeCount;

    private record Output(CustomerRows rows, CustomerRows.Writer writer, CsvCells cells) {

        static Output to(SegmentStore store) {
            CustomerRows rows = new CustomerRows(store);
            CustomerRows.Writer writer = rows.new Writer();
            return new Output(rows, writer, new CsvCells(writer.rows()));
        }
    }

    /** @param wanted which kinds are written; tier changes always are */
    ToldRows(SegmentStore store, Set<Told> wanted) {
        changes = output(Told.CHANGES, store);
        stages = wanted.contains(Told.STAGES) ? output(Told.STAGES, store) : null;
        segments = wanted.contains(Told.SEGMENTS) ? output(Told.SEGMENTS, store) : null;
        alerts = wanted.contains(Told.ALERTS) ? output(Told.ALERTS, store) : null;
    }

    private Output output(Told kind, SegmentStore store) {
        Output output = Output.to(store);
        outputs.put(kind, output);
        return output;
    }

    void startCustomer(byte[] idBytes, String id) {
        for (Output output : outputs.values()) {
            output.writer().startCustomer(idBytes);
            output.cells().startCustomer(id);
        }
    }

    void endCustomer() throws IOException {
        for (Output output : outputs.values()) {
            output.writer().endCustomer();
        }
    }

    /** Ends the shard; what was written, by kind. */
    Map<Told, CustomerRows> finish() throws IOException {
        for (Output output : outputs.values()) {
            output.writer().flush();
        }
        return outputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().rows(),
                        (a, b) -> a,
                        () -> new EnumMap<>(Told.class)));
    }

    /** How many tier changes were written. */
    long changeCount() {
        return changeCount;
    }

    @Override
    public void changed(TierChange change) {
        changeCount++;
        changes.cells()
                .row(change.sequence())
                .instant(change.effectiveAtMillis())
                .text(change.previousTier())
                .text(change.newTier())
                .text(change.direction().name())
                .text(change.cause().name())
                .endRow();
    }

    @Override
    public void stageChanged(LifecycleChange change) {
        if (stages != null) {
            stages.cells()
                    .row(change.sequence())
                    .instant(change.effectiveAtMillis())
                    .text(change.previous() == null ? null : change.previous().name())
                    .text(change.stage().name())
                    .text(String.valueOf(change.reactivated()))
                    .text(change.cause().name())
                    .endRow();
        }
    }

    @Override
    public void segmentChanged(SegmentChange change) {
        if (segments != null) {
            segments.cells()
                    .row(change.sequence())
                    .instant(change.effectiveAtMillis())
                    .text(change.previous())
                    .text(change.segment())
                    .text(String.valueOf(change.recency()))
                    .text(String.valueOf(change.frequency()))
                    .text(String.valueOf(change.monetary()))
                    .text(change.cause().name())
                    .endRow();
        }
    }

    @Override
    public void alerted(Alert alert) {
        if (alerts != null) {
            alerts.cells()
                    .row(alert.sequence())
                    .instant(alert.effectiveAtMillis())
                    .text(alert.kind().name())
                    .text(alert.tier())
                    .text(alert.previousLevel().name())
                    .text(alert.level().name())
                    .decimal(alert.points())
                    .decimal(alert.valueAtStake())
                    .instant(alert.dueAtMillis())
                    .text(alert.dueTier())
                    .text(alert.cause().name())
                    .text(alert.signals().stream()
                            .map(Alert.HoldingSignal::name)
                            .collect(Collectors.joining("|")))
                    .endRow();
        }
    }
}
