package io.tierengine.views.row;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Attribute;
import io.tierengine.views.Look;
import io.tierengine.views.Row;
import io.tierengine.views.Sort;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the views know of a customer: the latest that each topic told. Topics are read side by side, so each part keeps its own number or instant, and
 * nothing older takes its place. Instants are epoch milliseconds, numbers millionths; either is {@link Decimals#ABSENT} where there is none.
 *
 * @param updatedAt when the latest of these records was appended to its topic
 */
public record KnownCustomer(
        String id,
        @Nullable TierPart tier,
        @Nullable StagePart stage,
        @Nullable SegmentPart segment,
        @Nullable RiskPart risk,
        @Nullable NoticePart notice,
        @Nullable ProfilePart profile,
        long updatedAt) {

    /**
     * From the latest change of tier.
     *
     * @param fallAt when the customer falls next, as the change foresaw
     */
    public record TierPart(
            long sequence,
            String tier,
            @Nullable String from,
            String direction,
            long since,
            long score,
            String cause,
            @Nullable String causeId,
            long fallAt,
            @Nullable String fallTier) {}

    /** From the latest change of stage. */
    public record StagePart(long sequence, String stage) {}

    /** From the latest change of segment. */
    public record SegmentPart(long sequence, String segment) {}

    /**
     * From the latest alert of any kind.
     *
     * @param signals null: kept by a version that kept none
     */
    public record RiskPart(
            long sequence,
            String level,
            long points,
            long valueAtStake,
            @Nullable List<Signal> signals) {}

    /**
     * From the latest notice of a downgrade, or its withdrawal.
     *
     * @param at from when on it holds
     * @param dueAt absent: withdrawn
     */
    public record NoticePart(
            long sequence, long at, long dueAt, @Nullable String dueTier) {}

    /** From the latest profile. */
    public record ProfilePart(
            long occurredAt,
            @Nullable String name,
            @Nullable String owner,
            @Nullable String region,
            @Nullable String industry,
            @Nullable String size,
            @Nullable String kind) {}

    /** Of whom nothing is known yet. */
    public static KnownCustomer unknown(String id) {
        return new KnownCustomer(id, null, null, null, null, null, null, Decimals.ABSENT);
    }

    /** The same customer if the part is older than what is known. */
    public KnownCustomer with(TierPart part, long appendedAt) {
        return tier != null && part.sequence() <= tier.sequence()
                ? this
                : new KnownCustomer(id, part, stage, segment, risk, notice, profile, latest(appendedAt));
    }

    /** The same customer if the part is older than what is known. */
    public KnownCustomer with(StagePart part, long appendedAt) {
        return stage != null && part.sequence() <= stage.sequence()
                ? this
                : new KnownCustomer(id, tier, part, segment, risk, notice, profile, latest(appendedAt));
    }

    /** The same customer if the part is older than what is known. */
    public KnownCustomer with(SegmentPart part, long appendedAt) {
        return segment != null && part.sequence() <= segment.sequence()
                ? this
                : new KnownCustomer(id, tier, stage, part, risk, notice, profile, latest(appendedAt));
    }

    /**
     * The same customer if the alert is older than what is known.
     *
     * @param told the notice that the alert is; null: the alert is of another kind
     */
    public KnownCustomer with(RiskPart part, @Nullable NoticePart told, long appendedAt) {
        return risk != null && part.sequence() <= risk.sequence()
                ? this
                : new KnownCustomer(
                        id, tier, stage, segment, part, told == null ? notice : told, profile, latest(appendedAt));
    }

    /** The same customer if the profile is older than the one that is known. */
    public KnownCustomer with(ProfilePart part, long appendedAt) {
        return profile != null && part.occurredAt() < profile.occurredAt()
                ? this
                : new KnownCustomer(id, tier, stage, segment, risk, notice, part, latest(appendedAt));
    }

    /** With what a look has found; the same customer if its tier has changed since, or is about to be told. */
    public KnownCustomer with(Look look) {
        if (tier == null || tier.sequence() != look.sequence()) {
            return this;
        }
        TierPart now = new TierPart(
                tier.sequence(),
                tier.tier(),
                tier.from(),
                tier.direction(),
                tier.since(),
                look.scoreMicros(),
                tier.cause(),
                tier.causeId(),
                look.fallMillis(),
                look.fallTier());
        return new KnownCustomer(id, now, stage, segment, risk, notice, profile, updatedAt);
    }

    private long latest(long appendedAt) {
        return Math.max(updatedAt, appendedAt);
    }

    /** Whether it is in lists and counts: from its first tier on. A profile alone may be one that the engine refused. */
    public boolean isListed() {
        return tier != null;
    }

    /** When the customer falls if nothing happens, by whichever told last: the change of tier, or a notice after it. */
    public long fallAt() {
        NoticePart told = noticeInForce();
        if (told != null) {
            return told.dueAt();
        }
        return tier == null ? Decimals.ABSENT : tier.fallAt();
    }

    /** The tier in which that leaves the customer. */
    public @Nullable String fallTier() {
        NoticePart told = noticeInForce();
        if (told != null) {
            return told.dueTier();
        }
        return tier == null ? null : tier.fallTier();
    }

    /** A notice is told after the change of tier at the same instant; a withdrawal then is of what was before the change. */
    private @Nullable NoticePart noticeInForce() {
        if (notice == null || tier == null) {
            return null;
        }
        long first = notice.dueAt() == Decimals.ABSENT ? tier.since() + 1 : tier.since();
        return notice.at() >= first ? notice : null;
    }

    /** What a list is sorted by, or absent; for the order of ids 0. */
    public long sortValue(Sort sort) {
        return switch (sort) {
            case VALUE -> risk == null ? Decimals.ABSENT : risk.valueAtStake();
            case SCORE -> tier == null ? Decimals.ABSENT : tier.score();
            case SINCE -> tier == null ? Decimals.ABSENT : tier.since();
            case FALL -> fallAt();
            case RISK -> risk == null ? Decimals.ABSENT : risk.points();
            case ID -> 0;
        };
    }

    /** A text by which customers are filtered and counted; null where there is none. */
    public @Nullable String text(Attribute attribute) {
        return switch (attribute) {
            case TIER -> tier == null ? null : tier.tier();
            case STAGE -> stage == null ? null : stage.stage();
            case RISK -> risk == null ? null : risk.level();
            case SEGMENT -> segment == null ? null : segment.segment();
            case OWNER -> ofProfile(ProfilePart::owner);
            case REGION -> ofProfile(ProfilePart::region);
            case INDUSTRY -> ofProfile(ProfilePart::industry);
            case SIZE -> ofProfile(ProfilePart::size);
            case KIND -> ofProfile(ProfilePart::kind);
        };
    }

    /** For people to read; null where the profile has none. */
    public @Nullable String name() {
        return ofProfile(ProfilePart::name);
    }

    private @Nullable String ofProfile(Function<ProfilePart, @Nullable String> part) {
        return profile == null ? null : part.apply(profile);
    }

    /** As it is shown. */
    public Row toRow() {
        return new Row(
                id,
                name(),
                text(Attribute.TIER),
                instant(sortValue(Sort.SINCE)),
                number(sortValue(Sort.SCORE)),
                text(Attribute.STAGE),
                text(Attribute.RISK),
                number(sortValue(Sort.RISK)),
                risk == null || risk.signals() == null
                        ? null
                        : risk.signals().stream().map(Signal::shown).toList(),
                text(Attribute.SEGMENT),
                number(sortValue(Sort.VALUE)),
                instant(fallAt()),
                fallTier(),
                text(Attribute.OWNER),
                text(Attribute.REGION),
                text(Attribute.INDUSTRY),
                text(Attribute.SIZE),
                text(Attribute.KIND),
                tier == null
                        ? null
                        : new Row.LastChange(
                                tier.direction(),
                                tier.from(),
                                tier.tier(),
                                Instant.ofEpochMilli(tier.since()),
                                tier.cause(),
                                tier.causeId()),
                Instant.ofEpochMilli(Math.max(0, updatedAt)));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Decimals.ABSENT ? null : Instant.ofEpochMilli(millis);
    }

    /** Millionths as a decimal without zeros at its end; null for an absent one. */
    public static @Nullable BigDecimal number(long micros) {
        if (micros == Decimals.ABSENT) {
            return null;
        }
        BigDecimal stripped = Decimals.toBigDecimal(micros).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
