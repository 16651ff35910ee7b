package io.tierengine.streams.cutoff;

import io.tierengine.contract.RfmCount;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.RfmCutoffs;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Counts and cut-offs in the records of the contract, and back. */
public final class CutoffRecords {

    /** The contract's decimals have 18 digits, 6 of them decimal places. */
    private static final long MOST = 999_999_999_999_999_999L;

    private CutoffRecords() {}

    /** The count of one partition. */
    public static RfmCount of(
            Policy policy, CutoffBook.Sealed counted, int partition, int partitions, long decidedAtMillis) {
        return RfmCount.newBuilder()
                .setProgram(policy.name())
                .setPolicyVersion(policy.version())
                .setCountedAt(Instant.ofEpochMilli(counted.countedAtMillis()))
                .setPartition(partition)
                .setPartitions(partitions)
                .setCustomers(counted.count().customers())
                .setSketch(ByteBuffer.wrap(counted.count().toBytes()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .build();
    }

    static io.tierengine.contract.RfmCutoffs of(
            Policy policy, CutoffSchedule schedule, RfmCutoffs cutoffs, long decidedAtMillis) {
        return io.tierengine.contract.RfmCutoffs.newBuilder()
                .setProgram(policy.name())
                .setPolicyVersion(policy.version())
                .setCountedAt(Instant.ofEpochMilli(cutoffs.countedAtMillis()))
                .setEffectiveFrom(Instant.ofEpochMilli(cutoffs.effectiveFromMillis()))
                .setCustomers(cutoffs.customers())
                .setPercentiles(decimals(schedule.percentiles()))
                .setRecencyDays(decimals(cutoffs.recencyDays()))
                .setFrequencies(decimals(cutoffs.frequencies()))
                .setAmounts(decimals(cutoffs.amounts()))
                .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis))
                .build();
    }

    /** Published cut-offs as the core takes them. */
    public static RfmCutoffs of(io.tierengine.contract.RfmCutoffs published) {
        return new RfmCutoffs(
                published.getCountedAt().toEpochMilli(),
                published.getEffectiveFrom().toEpochMilli(),
                published.getCustomers(),
                micros(published.getRecencyDays()),
                micros(published.getFrequencies()),
                micros(published.getAmounts()));
    }

    /** A cut-off of a trillion or more is told as the most that can be told: what is published is what decides. */
    private static List<BigDecimal> decimals(List<Long> micros) {
        return micros.stream()
                .map(cutoff -> Decimals.toBigDecimal(Math.min(cutoff, MOST)))
                .toList();
    }

    private static List<Long> micros(List<BigDecimal> decimals) {
        return decimals.stream()
                .map(decimal -> decimal.unscaledValue().longValueExact())
                .toList();
    }
}
