package io.tierengine.contract.topic;

import static io.tierengine.contract.topic.Flow.IN;
import static io.tierengine.contract.topic.Flow.OUT;
import static io.tierengine.contract.topic.Placement.BY_CUSTOMER;
import static io.tierengine.contract.topic.Placement.BY_KEY;
import static io.tierengine.contract.topic.Placement.BY_NUMBER;

import io.tierengine.contract.Assessment;
import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.ClockMark;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.Interaction;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.RfmCount;
import io.tierengine.contract.RfmCutoffs;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierOverride;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.Transaction;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic that the engine reads or writes. Topics are created from it, checked against it and documented from it.
 *
 * <p>All topics are stamped with the append time: event time is in the payload, and records that carried their own old
 * timestamps would be deleted by age as soon as they are written.
 *
 * @param prefix             put before every name, such as {@code shop1.}; empty for none
 * @param customerPartitions number of partitions of every co-partitioned topic. It can't be changed later without moving
 *                           customers between partitions, and bounds how many threads can share the work
 */
public record TopicCatalogue(String prefix, int customerPartitions) {

    /** Partitions of a co-partitioned topic where nothing else is asked for. */
    public static final int DEFAULT_CUSTOMER_PARTITIONS = 8;

    private static final int MIB = 1 << 20;
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * Checks the prefix and the number of partitions.
     *
     * @throws IllegalArgumentException where a name would not be legal in Kafka, or there is no partition
     */
    public TopicCatalogue {
        // Building a topic checks both; this one has the longest name.
        input(prefix + "customer-transactions", "", Transaction.class, customerPartitions);
    }

    /** No prefix, {@value #DEFAULT_CUSTOMER_PARTITIONS} partitions. */
    public static TopicCatalogue standard() {
        return new TopicCatalogue("", DEFAULT_CUSTOMER_PARTITIONS);
    }

    public TopicCatalogue withPrefix(String newPrefix) {
        return new TopicCatalogue(newPrefix, customerPartitions);
    }

    public TopicCatalogue withCustomerPartitions(int partitions) {
        return new TopicCatalogue(prefix, partitions);
    }

    public Topic<Transaction> customerTransactions() {
        return input("customer-transactions", "Purchases, refunds and corrections of customers.", Transaction.class);
    }

    public Topic<Interaction> customerInteractions() {
        return input("customer-interactions", "What customers did apart from paying.", Interaction.class);
    }

    public Topic<CustomerProfile> customerProfiles() {
        return input(
                "customer-profiles",
                "What is known about customers and changes slowly. Not compacted: a replay needs the earlier profiles too.",
                CustomerProfile.class);
    }

    public Topic<TierOverride> tierOverrides() {
        return input("tier-overrides", "People's decisions about the tier of a customer.", TierOverride.class);
    }

    public Topic<Assessment> customerAssessments() {
        return input("customer-assessments", "People's judgements of customers, by criterion.", Assessment.class);
    }

    public Topic<TierPolicyVersion> tierPolicies() {
        return new Topic<>(
                prefix + "tier-policies",
                IN,
                "Every published version of every policy.",
                TopicKey.POLICY_VERSION,
                TierPolicyVersion.class,
                BY_KEY,
                1,
                new Retention.LatestOfKey(WEEK),
                MIB);
    }

    public Topic<ClockMark> clockMarks() {
        return new Topic<>(
                prefix + "clock-marks",
                IN,
                "How far the facts of a partition are complete, and whether old ones are being loaded. The mark for partition"
                        + " n of the facts lies in partition n.",
                TopicKey.NONE,
                ClockMark.class,
                BY_NUMBER,
                customerPartitions,
                new Retention.Forever(),
                MIB);
    }

    /** Keyed by the customer alone, so that whoever joins it with the facts, or counts by customer, need not repartition. */
    public Topic<TierChange> tierChanges() {
        return output("tier-changes", "Every tier change, in order for each customer.", TierChange.class);
    }

    /** Keyed by program and customer, so that compaction keeps one record of each. */
    public Topic<CustomerTier> customerTiers() {
        return new Topic<>(
                prefix + "customer-tiers",
                OUT,
                "The tier each customer is in now, in each program.",
                TopicKey.PROGRAM_AND_CUSTOMER,
                CustomerTier.class,
                BY_CUSTOMER,
                customerPartitions,
                new Retention.LatestOfKey(WEEK),
                MIB);
    }

    /** Keyed by the customer alone, as tier changes are. */
    public Topic<LifecycleChange> lifecycleChanges() {
        return output(
                "lifecycle-changes", "Every change of a customer's stage of life, in order.", LifecycleChange.class);
    }

    /** Keyed by the customer alone, as tier changes are. */
    public Topic<SegmentChange> segmentChanges() {
        return output(
                "segment-changes",
                "Every change of a customer's segment of recency, frequency and monetary value, in order.",
                SegmentChange.class);
    }

    /** Keyed by the customer alone, as tier changes are. */
    public Topic<CustomerAlert> customerAlerts() {
        return output(
                "customer-alerts",
                "What a person should look at: risks of leaving, downgrades to come and made, overrides about to end.",
                CustomerAlert.class);
    }

    /** Keyed by the customer alone, as tier changes are. */
    public Topic<AuditEntry> tierAudit() {
        return output("tier-audit", "What people did: overrides and assessments, taken or refused.", AuditEntry.class);
    }

    /** One partition, since whoever merges them must see them all. */
    public Topic<RfmCount> rfmCounts() {
        return new Topic<>(
                prefix + "rfm-counts",
                OUT,
                "Counts of single partitions on their way to `rfm-cutoffs`, for the engine itself.",
                TopicKey.PARTITION_COUNT,
                RfmCount.class,
                BY_KEY,
                1,
                new Retention.LatestOfKey(WEEK),
                MIB);
    }

    /** One partition, since every instance reads them all, in their order. */
    public Topic<RfmCutoffs> rfmCutoffs() {
        return new Topic<>(
                prefix + "rfm-cutoffs",
                OUT,
                "Every set of cut-offs that was counted among all customers, for policies whose `rfm` has percentiles.",
                TopicKey.CUTOFFS,
                RfmCutoffs.class,
                BY_KEY,
                1,
                new Retention.LatestOfKey(WEEK),
                MIB);
    }

    /** Takes larger messages than its sources, because a dead letter holds a whole record and says something about it. */
    public Topic<DeadLetter> deadLetters() {
        return new Topic<>(
                prefix + "dead-letters",
                OUT,
                "Records that were refused, with the reason and their bytes.",
                TopicKey.SOURCE_KEY,
                DeadLetter.class,
                BY_KEY,
                1,
                new Retention.For(QUARTER),
                2 * MIB);
    }

    /** All topics, inputs first. */
    public List<Topic<? extends SpecificRecord>> all() {
        return List.of(
                customerTransactions(),
                customerInteractions(),
                customerProfiles(),
                tierOverrides(),
                customerAssessments(),
                tierPolicies(),
                clockMarks(),
                tierChanges(),
                customerTiers(),
                lifecycleChanges(),
                segmentChanges(),
                customerAlerts(),
                tierAudit(),
                rfmCounts(),
                rfmCutoffs(),
                deadLetters());
    }

    private <V extends SpecificRecord> Topic<V> output(String name, String purpose, Class<V> valueType) {
        return new Topic<>(
                prefix + name,
                OUT,
                purpose,
                TopicKey.CUSTOMER_ID,
                valueType,
                BY_CUSTOMER,
                customerPartitions,
                new Retention.Forever(),
                MIB);
    }

    private <V extends SpecificRecord> Topic<V> input(String name, String purpose, Class<V> valueType) {
        return input(prefix + name, purpose, valueType, customerPartitions);
    }

    private static <V extends SpecificRecord> Topic<V> input(
            String name, String purpose, Class<V> valueType, int partitions) {
        return new Topic<>(
                name,
                IN,
                purpose,
                TopicKey.CUSTOMER_ID,
                valueType,
                BY_CUSTOMER,
                partitions,
                new Retention.Forever(),
                MIB);
    }
}
