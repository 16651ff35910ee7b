package io.tierengine.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How the metrics of one version of a policy are kept: events fall into few distinct {@linkplain Series series}, series into
 * columns of tiles shared by all windows, columns into running totals, and each metric is read from one or two of these.
 * Immutable; shared by all customers.
 */
public final class MetricLayout {

    final List<Series> series;
    final GrainLayout days;
    final GrainLayout hours;
    final List<MetricReader> readers;
    private final Series[] seriesArray;
    private final MetricReader[] readerArray;

    public MetricLayout(List<Metric> metrics) {
        List<Series> distinct = new ArrayList<>();
        GrainLayout.Builder dayBuilder = new GrainLayout.Builder(Grain.DAY);
        GrainLayout.Builder hourBuilder = new GrainLayout.Builder(Grain.HOUR);
        List<MetricReader> placed = new ArrayList<>();
        for (Metric metric : metrics) {
            Series wanted = Series.of(metric);
            if (!distinct.contains(wanted)) {
                distinct.add(wanted);
            }
            Grain grain = metric.window() instanceof Window.RollingHours ? Grain.HOUR : Grain.DAY;
            GrainLayout.Builder builder = grain == Grain.HOUR ? hourBuilder : dayBuilder;
            placed.add(MetricReader.place(metric, wanted, distinct.indexOf(wanted), grain, builder));
        }
        series = List.copyOf(distinct);
        readers = List.copyOf(placed);
        seriesArray = series.toArray(Series[]::new);
        readerArray = readers.toArray(MetricReader[]::new);
        days = dayBuilder.build();
        hours = hourBuilder.build();
    }

    /** All series; not to be changed. */
    Series[] seriesArray() {
        return seriesArray;
    }

    /** All readers by metric; not to be changed. */
    MetricReader[] readerArray() {
        return readerArray;
    }

    /** Whether anything is looked at by the hour, so that hours are instants of evaluation. */
    public boolean hasHours() {
        return !hours.isEmpty();
    }

    /**
     * What makes stored aggregates readable: two layouts with the same description read each other's bytes.
     */
    public String description() {
        StringBuilder text = new StringBuilder();
        for (Series s : series) {
            text.append(s.source()).append(s.types().stream().sorted().toList());
            text.append(s.where()).append(s.field()).append(';');
        }
        for (GrainLayout grain : List.of(days, hours)) {
            text.append(grain.grain).append(grain.columns).append(grain.totals).append(grain.retention);
        }
        return text.toString();
    }
}
