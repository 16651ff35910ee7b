package io.tierengine.core.rfm;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts customers by recency, frequency and monetary value, and finds cut-offs between them. Counts of parts of the customers can be
 * {@linkplain #merge merged}; what comes of it is the same, to the byte, however the customers were dealt out and in whatever order they came. Days are
 * told apart exactly, frequencies and amounts to three digits, those below 0.002048 exactly too.
 *
 * <p>A percentile says how many of the customers, from the worst, are to lie beyond the cut-off: of n customers and p percent the worst ⌈p·n/100⌉, and
 * with them those who are level with the last of these. The cut-off is the value of the worst customer among the others, and so one that somebody
 * has. Where there are no others it lies just beyond the best: a day less, or a millionth more.
 */
public final class CustomerCount {

    private static final int FORMAT = 1;

    private ValueCount recencyDays = new ValueCount(ValueCount.EXACT);
    private ValueCount frequencies = new ValueCount(ValueCount.THREE_DIGITS);
    private ValueCount amounts = new ValueCount(ValueCount.THREE_DIGITS);
    private long customers;

    /**
     * Counts a customer. Negative and absent values are taken as 0.
     *
     * @param recencyDaysMicros whole days since the last purchase
     * @param frequencyMicros how often the customer buys
     * @param monetaryMicros for how much
     */
    public void add(long recencyDaysMicros, long frequencyMicros, long monetaryMicros) {
        recencyDays.add(Math.max(0, recencyDaysMicros) / Decimals.ONE);
        frequencies.add(Math.max(0, frequencyMicros));
        amounts.add(Math.max(0, monetaryMicros));
        customers++;
    }

    /** Adds the customers of another count, which is left as it is. */
    public void merge(CustomerCount other) {
        recencyDays.merge(other.recencyDays);
        frequencies.merge(other.frequencies);
        amounts.merge(other.amounts);
        customers += other.customers;
    }

    /** How many customers have been counted. */
    public long customers() {
        return customers;
    }

    /** The cut-offs by a schedule's percentiles; none if no customer has been counted. */
    public Optional<RfmCutoffs> cutoffs(CutoffSchedule schedule, long countedAtMillis, long effectiveFromMillis) {
        if (customers == 0) {
            return Optional.empty();
        }
        List<Long> days = new ArrayList<>();
        List<Long> often = new ArrayList<>();
        List<Long> much = new ArrayList<>();
        for (long percentile : schedule.percentiles()) {
            long worst = worst(percentile);
            days.addFirst(bestBeforeLongest(recencyDays, worst) * Decimals.ONE);
            often.addLast(leastAboveLowest(frequencies, worst));
            much.addLast(leastAboveLowest(amounts, worst));
        }
        return Optional.of(new RfmCutoffs(countedAtMillis, effectiveFromMillis, customers, days, often, much));
    }

    /** How many customers a percentile parts off, rounded up; at least 1. */
    private long worst(long percentile) {
        return Math.ceilDiv(Math.multiplyExact(percentile, customers), CutoffSchedule.HUNDRED);
    }

    private static long leastAboveLowest(ValueCount values, long worst) {
        long counted = 0;
        for (int i = 0; i < values.size(); i++) {
            if (counted >= worst) {
                return values.lowest(i);
            }
            counted += values.count(i);
        }
        return values.highest() + 1;
    }

    private static long bestBeforeLongest(ValueCount days, long worst) {
        long counted = 0;
        for (int i = days.size() - 1; i >= 0; i--) {
            if (counted >= worst) {
                return days.lowest(i);
            }
            counted += days.count(i);
        }
        return days.lowest(0) - 1;
    }

    /** The count as bytes: the same for the same customers. */
    public byte[] toBytes() {
        PackedWriter out = new PackedWriter();
        out.writeByte(FORMAT);
        out.writeUnsigned(customers);
        recencyDays.write(out);
        frequencies.write(out);
        amounts.write(out);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws CorruptStateException if the bytes are anything else
     */
    public static CustomerCount read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int format = in.readByte();
        if (format != FORMAT) {
            throw new CorruptStateException("a count of customers of format " + format + ", not " + FORMAT);
        }
        CustomerCount read = new CustomerCount();
        read.customers = in.readUnsigned();
        read.recencyDays = read(ValueCount.EXACT, in, read.customers);
        read.frequencies = read(ValueCount.THREE_DIGITS, in, read.customers);
        read.amounts = read(ValueCount.THREE_DIGITS, in, read.customers);
        if (!in.atEnd()) {
            throw new CorruptStateException("bytes after a count of customers");
        }
        return read;
    }

    private static ValueCount read(int bits, PackedReader in, long customers) {
        ValueCount values = ValueCount.read(bits, in);
        long counted = 0;
        for (int i = 0; i < values.size(); i++) {
            counted += values.count(i);
        }
        if (counted != customers) {
            throw new CorruptStateException("a count of " + customers + " customers that has " + counted + " values");
        }
        return values;
    }
}
