package io.tierengine.views.topology;

import io.tierengine.contract.AlertKind;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.views.Alerts;
import io.tierengine.views.Attribute;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Order;
import io.tierengine.views.Row;
import io.tierengine.views.Sort;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The views as one would write them without minding time or memory: all customers in a map, each question answered by looking at all. */
final class NaiveViews {

    private final Map<String, Known> customers = new TreeMap<>();
    private final List<TierChange> changes = new ArrayList<>();

    private static final class Known {
        private @Nullable TierChange tier;
        private @Nullable LifecycleChange stage;
        private @Nullable SegmentChange segment;
        private @Nullable CustomerAlert alert;
        private @Nullable CustomerAlert notice;
        private final List<CustomerAlert> alerts = new ArrayList<>();
        private @Nullable CustomerProfile profile;
        private Instant updatedAt = Instant.MIN;
    }

    void take(String customer, SpecificRecord value, Instant appendedAt) {
        Known known = customers.computeIfAbsent(customer, id -> new Known());
        boolean news = true;
        switch (value) {
            case TierChange change
            when known.tier == null || change.getSequence() > known.tier.getSequence() -> {
                known.tier = change;
                changes.add(change);
            }
            case LifecycleChange change
            when known.stage == null || change.getSequence() > known.stage.getSequence() -> known.stage = change;
            case SegmentChange change
            when known.segment == null || change.getSequence() > known.segment.getSequence() -> known.segment = change;
            case CustomerAlert alert
            when known.alert == null || alert.getSequence() > known.alert.getSequence() -> {
                known.alert = alert;
                known.alerts.add(alert);
                if (alert.getKind() == AlertKind.DOWNGRADE_NOTICE || alert.getKind() == AlertKind.NOTICE_WITHDRAWN) {
                    known.notice = alert;
                }
            }
            case CustomerProfile profile
            when known.profile == null || !profile.getOccurredAt().isBefore(known.profile.getOccurredAt()) ->
                known.profile = profile;
            default -> news = false;
        }
        if (news && appendedAt.isAfter(known.updatedAt)) {
            known.updatedAt = appendedAt;
        }
    }

    List<TierChange> changes() {
        return changes;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        customers.forEach((id, known) -> {
            TierChange tier = known.tier;
            if (tier != null) {
                rows.add(row(id, tier, known));
            }
        });
        return rows;
    }

    /** The latest 20 alerts of a customer. */
    Alerts alerts(String customer) {
        List<CustomerAlert> all = Objects.requireNonNull(customers.get(customer)).alerts;
        return new Alerts(all.subList(Math.max(0, all.size() - 20), all.size()).stream()
                .map(alert -> new Alerts.Alert(
                        alert.getAlertId(),
                        alert.getEffectiveAt(),
                        alert.getKind().name(),
                        alert.getTier(),
                        alert.getPreviousLevel().name(),
                        alert.getLevel().name(),
                        BigDecimal.valueOf(alert.getPoints().longValueExact()),
                        signals(alert),
                        whole(alert.getValueAtStake().orElse(null)),
                        alert.getDueAt().orElse(null),
                        alert.getDueTier().orElse(null)))
                .toList());
    }

    private static List<Row.Signal> signals(CustomerAlert alert) {
        return alert.getSignals().stream()
                .map(signal -> new Row.Signal(
                        signal.getName(), BigDecimal.valueOf(signal.getPoints().longValueExact())))
                .toList();
    }

    private static Row row(String id, TierChange tier, Known known) {
        Instant fallAt =
                tier.getExplanation().orElseThrow().getProjection().getFallAt().orElse(null);
        CustomerAlert notice = known.notice;
        if (notice != null) {
            boolean withdrawn = notice.getKind() == AlertKind.NOTICE_WITHDRAWN;
            int later = notice.getEffectiveAt().compareTo(tier.getEffectiveAt());
            if (withdrawn && later > 0) {
                fallAt = null;
            } else if (!withdrawn && later >= 0) {
                fallAt = notice.getDueAt().orElseThrow();
            }
        }
        CustomerAlert alert = known.alert;
        CustomerProfile profile = known.profile;
        return new Row(
                id,
                profile == null ? null : profile.getDisplayName().orElse(null),
                tier.getNewTier(),
                tier.getEffectiveAt(),
                whole(tier.getScore().orElse(null)),
                known.stage == null ? null : known.stage.getNewStage().name(),
                alert == null ? null : alert.getLevel().name(),
                alert == null ? null : whole(alert.getPoints()),
                alert == null ? null : signals(alert),
                known.segment == null ? null : known.segment.getNewSegment(),
                alert == null ? null : whole(alert.getValueAtStake().orElse(null)),
                fallAt,
                fallAt == null ? null : "a",
                profile == null ? null : profile.getOwnerId().orElse(null),
                profile == null ? null : profile.getRegion().orElse(null),
                profile == null ? null : profile.getIndustry().orElse(null),
                profile == null ? null : profile.getSize().orElse(null),
                profile == null ? null : profile.getKind().orElse(null),
                new Row.LastChange(
                        tier.getDirection().name(),
                        tier.getPreviousTier().orElse(null),
                        tier.getNewTier(),
                        tier.getEffectiveAt(),
                        tier.getCause().name(),
                        null),
                known.updatedAt);
    }

    private static @Nullable BigDecimal whole(@Nullable BigDecimal number) {
        return number == null ? null : BigDecimal.valueOf(number.longValueExact());
    }

    /** The whole list, however long. */
    List<Row> list(ListQuery query) {
        Function<Row, @Nullable Comparable<?>> key = switch (query.sort()) {
            case VALUE -> Row::valueAtStake;
            case SCORE -> Row::score;
            case SINCE -> Row::since;
            case FALL -> Row::fallAt;
            case RISK -> Row::riskPoints;
            case ID -> row -> "";
        };
        List<Row> fitting = rows().stream().filter(row -> fits(row, query)).toList();
        List<Row> sorted = new ArrayList<>(fitting.stream()
                .filter(row -> key.apply(row) != null)
                .sorted(ordered(key, query.order()))
                .toList());
        if (query.sort() != Sort.FALL) {
            fitting.stream()
                    .filter(row -> key.apply(row) == null)
                    .sorted(ordered(Row::since, query.order()))
                    .forEach(sorted::add);
        }
        return sorted;
    }

    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // Keys of one list are of one class and not null here.
    private static Comparator<Row> ordered(Function<Row, @Nullable Comparable<?>> key, Order order) {
        Comparator<Row> ascending = ((Comparator<Row>)
                        (one, other) -> ((Comparable) key.apply(one)).compareTo(key.apply(other)))
                .thenComparing(Row::customerId);
        return order == Order.ASC ? ascending : ascending.reversed();
    }

    private static boolean fits(Row row, ListQuery query) {
        for (Map.Entry<Attribute, Set<String>> filter : query.filters().entrySet()) {
            String value = filter.getKey().of(row);
            if (value == null || !filter.getValue().contains(value)) {
                return false;
            }
        }
        if (query.visibility().isPresent() && !query.visibility().get().shows(row)) {
            return false;
        }
        if (query.fallsBefore().isPresent()
                && (row.fallAt() == null
                        || !row.fallAt().isBefore(query.fallsBefore().get()))) {
            return false;
        }
        return query.search().map(search -> isFound(row, search)).orElse(true);
    }

    /** Names of the tests are words parted by single spaces, or Chinese. */
    private static boolean isFound(Row row, String search) {
        String typed = search.toLowerCase(Locale.ROOT);
        if (row.customerId().startsWith(typed)) {
            return true;
        }
        String name = row.name();
        if (name == null) {
            return false;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace('é', 'e');
        return Stream.of(typed.split(" ", -1))
                .allMatch(word -> plain.startsWith(word)
                        || plain.contains(" " + word)
                        || (word.codePointAt(0) > 0x3000 && plain.contains(word)));
    }
}
