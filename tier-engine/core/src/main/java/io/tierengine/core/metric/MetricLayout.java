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
    /** The cases that metrics look at, each kind once. */
    final List<CaseSeries> cases;

    private final Series[] seriesArray;
    private final MetricReader[] readerArray;

    public MetricLayout(List<Metric> metrics) {
        List<Series> distinct = new ArrayList<>();
        GrainLayout.Builder dayBuilder = new GrainLayout.Builder(Grain.DAY);
        GrainLayout.Builder hourBuilder = new GrainLayout.Builder(Grain.HOUR);
        List<MetricReader> placed = new ArrayList<>();
        List<CaseSeries> distinctCases = new ArrayList<>();
        for (Metric metric : metrics) {
            int kind = placeCases(metric, distinctCases);
            if (metric.aggregate().isOfPresent()) {
                placed.add(MetricReader.ofOpenCases(metric.aggregate(), kind));
                continue;
            }
            Series wanted = Series.of(metric);
            if (!distinct.contains(wanted)) {
                distinct.add(wanted);
            }
            if (kind >= 0) {
                distinctCases.set(kind, distinctCases.get(kind).measuredBy(distinct.indexOf(wanted)));
            }
            Grain grain = metric.window() instanceof Window.RollingHours ? Grain.HOUR : Grain.DAY;
            GrainLayout.Builder builder = grain == Grain.HOUR ? hourBuilder : dayBuilder;
            placed.add(MetricReader.place(metric, wanted, distinct.indexOf(wanted), grain, builder));
        }
        series = List.copyOf(distinct);
        cases = List.copyOf(distinctCases);
        readers = List.copyOf(placed);
        seriesArray = series.toArray(Series[]::new);
        readerArray = readers.toArray(MetricReader[]::new);
        days = dayBuilder.build(series);
        hours = hourBuilder.build(series);
    }

    /** The place of a metric's cases among all; -1 if it isn't about cases. */
    private static int placeCases(Metric metric, List<CaseSeries> known) {
        CaseTypes types = metric.cases();
        if (types == null) {
            return -1;
        }
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).isOf(types, metric.where())) {
                return i;
            }
        }
        known.add(new CaseSeries(types, metric.where(), CaseSeries.UNMEASURED));
        return known.size() - 1;
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

    /** Whether tiles are packed in a way that versions before didn't know: without numbers that are the same as another's. */
    public boolean leavesOutSame() {
        return days.hasSame() || hours.hasSame();
    }

    /**
     * What makes stored aggregates readable: two layouts with the same description read each other's bytes.
     */
    public String description() {
        StringBuilder text = new StringBuilder();
        for (Series s : series) {
            text.append(s.source()).append(s.types().stream().sorted().toList());
            text.append(s.where())
                    .append(s.field())
                    .append(s.cases() == null ? "" : s.cases().description());
            text.append(';');
        }
        for (CaseSeries kind : cases) {
            text.append(kind.types().description()).append(kind.where()).append(';');
        }
        for (GrainLayout grain : List.of(days, hours)) {
            text.append(grain.grain).append(grain.columns).append(grain.totals).append(grain.retention);
        }
        return text.toString();
    }
}
