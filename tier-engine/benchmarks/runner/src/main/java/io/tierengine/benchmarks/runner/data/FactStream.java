package io.tierengine.benchmarks.runner.data;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws a data set fact by fact, in order of time: a history with {@link DataShape#activeDays} facts per customer, evenly over its
 * days, then live days that hold all the rest: one as a rule, since time hardly moves for an engine at full speed.
 *
 * <p>Customers differ: the share of the most active part q of them is the square root of q, so that a hundredth makes a tenth
 * of the facts, and a fifth 45 %.
 *
 * <p>Every {@value DataShape#SENTINEL_EVERY} facts of a partition, at the end of history and at the end there is a {@link
 * Sentinel}.
 */
public final class FactStream {

    /** Takes the facts. */
    public interface Sink {
        void accept(int partition, byte[] key, Transaction fact) throws IOException;
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 6, 1);
    private static final String CURRENCY = "CNY";
    private static final List<String> CHANNELS = List.of("web", "store", "app", "phone");
    private static final List<String> CATEGORIES = List.of("tools", "paper", "software", "service", "parts", "travel");
    private static final long DAY_MILLIS = 86_400_000;
    private static final long OPENING_MILLIS = 8 * 3_600_000L;
    private static final long OPEN_MILLIS = 14 * 3_600_000L;
    private static final int REFUND_PERCENT = 2;

    private final DataShape shape;
    private final SplittableRandom random;
    private final HexFormat hex = HexFormat.of();
    private final long[] offsets;
    private final long[] historyEnds;
    private long drawn;

    public FactStream(DataShape shape) {
        this.shape = shape;
        this.random = new SplittableRandom(shape.seed());
        this.offsets = new long[shape.partitions()];
        this.historyEnds = new long[shape.partitions()];
    }

    /** Draws all facts. */
    public DataSet drawInto(Sink sink) throws IOException {
        for (int day = 0; day < DataShape.HISTORY_DAYS; day++) {
            long count = share(shape.historyFacts(), day, DataShape.HISTORY_DAYS);
            drawDay(sink, startOf(day) + OPENING_MILLIS, OPEN_MILLIS, count);
        }
        sentinels(sink, startOf(DataShape.HISTORY_DAYS));
        System.arraycopy(offsets, 0, historyEnds, 0, offsets.length);
        for (int day = 0; day < shape.liveDays(); day++) {
            long count = share(shape.liveFacts(), day, shape.liveDays());
            drawDay(sink, startOf(DataShape.HISTORY_DAYS + day), DAY_MILLIS, count);
        }
        sentinels(sink, startOf(DataShape.HISTORY_DAYS + shape.liveDays()) - 1);
        return DataSet.of(shape, historyEnds, offsets);
    }

    /** Facts of one of many days: an even share, the remainder spread. */
    private static long share(long total, int day, int days) {
        return total * (day + 1) / days - total * day / days;
    }

    private static long startOf(int day) {
        return FIRST_DAY.plusDays(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    private void drawDay(Sink sink, long from, long length, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            long at = from + (long) (length * ((i + random.nextDouble()) / count));
            String customer = customer();
            byte[] key = customer.getBytes(StandardCharsets.US_ASCII);
            int partition = Sentinel.partitionOf(key, shape.partitions());
            send(sink, partition, key, fact(customer, at));
            if (offsets[partition] % DataShape.SENTINEL_EVERY == DataShape.SENTINEL_EVERY - 1) {
                sentinel(sink, partition, at);
            }
        }
    }

    private void sentinels(Sink sink, long at) throws IOException {
        for (int partition = 0; partition < offsets.length; partition++) {
            sentinel(sink, partition, at);
        }
    }

    private void sentinel(Sink sink, int partition, long at) throws IOException {
        String id = new Sentinel(partition, offsets[partition]).id(shape.partitions());
        send(sink, partition, id.getBytes(StandardCharsets.US_ASCII), purchase(id, at, 10_000));
    }

    private void send(Sink sink, int partition, byte[] key, Transaction fact) throws IOException {
        sink.accept(partition, key, fact);
        offsets[partition]++;
    }

    private String customer() {
        double place = random.nextDouble();
        int number = (int) (shape.customers() * place * place);
        return "c" + Integer.toString(100_000_000 + number).substring(1);
    }

    private Transaction fact(String customer, long at) {
        // From 5 to 1,500, small ones more often, in ten-thousandths and whole cents.
        double size = random.nextDouble();
        long amount = (500 + (long) (149_500 * size * size * size)) * 100;
        if (random.nextInt(100) >= REFUND_PERCENT) {
            return purchase(customer, at, amount);
        }
        long daysAgo = random.nextInt(1, 15);
        return transaction(
                customer, at, TransactionType.REFUND, amount / 2, Instant.ofEpochMilli(at - daysAgo * DAY_MILLIS));
    }

    private Transaction purchase(String customer, long at, long amount) {
        return transaction(customer, at, TransactionType.PURCHASE, amount, null);
    }

    private Transaction transaction(
            String customer, long at, TransactionType type, long amount, @Nullable Instant original) {
        String number = hex.toHexDigits(drawn++, 12);
        return new Transaction(
                "event-" + number,
                customer,
                Instant.ofEpochMilli(at),
                type,
                BigDecimal.valueOf(amount, 4),
                CURRENCY,
                null,
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                "order-" + number,
                original,
                Map.of());
    }
}
