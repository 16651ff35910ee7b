package io.tierengine.cli.live;

import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.HoldingSignal;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records of the engine as the rows that replay writes of them. */
final class ReplayRows {

    private ReplayRows() {}

    static String ofChanges(List<TierChange> changes) {
        return rows(
                "customerId,sequence,effectiveAt,previousTier,newTier,direction,cause",
                changes,
                TierChange::getCustomerId,
                TierChange::getSequence,
                change -> Stream.of(
                        instant(change.getEffectiveAt()),
                        change.getDirection() == ChangeDirection.ENROLLED
                                ? ""
                                : change.getPreviousTier().orElseThrow(),
                        change.getNewTier(),
                        change.getDirection().name(),
                        change.getCause().name()));
    }

    static String ofStages(List<LifecycleChange> changes) {
        return rows(
                "customerId,sequence,effectiveAt,previousStage,newStage,reactivated,cause",
                changes,
                LifecycleChange::getCustomerId,
                LifecycleChange::getSequence,
                change -> Stream.of(
                        instant(change.getEffectiveAt()),
                        change.getPreviousStage().map(Enum::name).orElse(""),
                        change.getNewStage().name(),
                        Boolean.toString(change.getReactivated()),
                        change.getCause().name()));
    }

    static String ofSegments(List<SegmentChange> changes) {
        return rows(
                "customerId,sequence,effectiveAt,previousSegment,newSegment,recency,frequency,monetary,cause",
                changes,
                SegmentChange::getCustomerId,
                SegmentChange::getSequence,
                change -> Stream.of(
                        instant(change.getEffectiveAt()),
                        change.getPreviousSegment().orElse(""),
                        change.getNewSegment(),
                        Integer.toString(change.getRecency()),
                        Integer.toString(change.getFrequency()),
                        Integer.toString(change.getMonetary()),
                        change.getCause().name()));
    }

    static String ofAlerts(List<CustomerAlert> alerts) {
        return rows(
                "customerId,sequence,effectiveAt,kind,tier,previousLevel,level,points,valueAtStake,dueAt,dueTier,cause,signals",
                alerts,
                CustomerAlert::getCustomerId,
                CustomerAlert::getSequence,
                alert -> Stream.of(
                        instant(alert.getEffectiveAt()),
                        alert.getKind().name(),
                        alert.getTier(),
                        alert.getPreviousLevel().name(),
                        alert.getLevel().name(),
                        decimal(alert.getPoints()),
                        alert.getValueAtStake().map(ReplayRows::decimal).orElse(""),
                        alert.getDueAt().map(ReplayRows::instant).orElse(""),
                        alert.getDueTier().orElse(""),
                        alert.getCause().name(),
                        alert.getSignals().stream().map(HoldingSignal::getName).collect(Collectors.joining("|"))));
    }

    private static <T> String rows(
            String header,
            List<T> records,
            Function<T, String> customer,
            ToLongFunction<T> sequence,
            Function<T, Stream<String>> cells) {
        Comparator<T> order = Comparator.<T, byte[]>comparing(
                        one -> customer.apply(one).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
                .thenComparingLong(sequence);
        return records.stream()
                .sorted(order)
                .map(one -> Stream.concat(
                                Stream.of(cell(customer.apply(one)), Long.toString(sequence.applyAsLong(one))),
                                cells.apply(one))
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining("", header + "\n", ""));
    }

    private static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String decimal(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
