package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What a customer spent in one window.
 *
 * @param amount sum, in ten-thousandths
 * @param count of purchases
 */
record Spending(long amount, long count) {

    static final Spending NONE = new Spending(0, 0);

    Spending plus(Transaction fact) {
        long size = fact.getAmount().unscaledValue().longValueExact();
        return fact.getType() == TransactionType.REFUND
                ? new Spending(amount - size, count)
                : new Spending(amount + size, count + 1);
    }

    /** Sixteen bytes, less than most people's JSON. */
    static Serde<Spending> serde() {
        return Serdes.serdeFrom(
                (topic, spending) -> ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(spending.amount)
                        .putLong(spending.count)
                        .array(),
                (topic, bytes) -> {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    return new Spending(buffer.getLong(), buffer.getLong());
                });
    }
}
