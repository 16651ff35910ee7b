package io.tierengine.core.customer;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.risk.RiskLevel;
import io.tierengine.core.time.LocalCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a customer beside the tier, so that stages and alerts are told once. Instants in epoch millis. */
final class WatchState {

    static final long UNSET = Long.MIN_VALUE;
    /** By the codes under which they are stored. */
    private static final List<LifecycleStage> STAGES = List.of(
            LifecycleStage.LEAD,
            LifecycleStage.NEW,
            LifecycleStage.ACTIVE,
            LifecycleStage.DORMANT,
            LifecycleStage.LOST);

    private static final List<RiskLevel> LEVELS =
            List.of(RiskLevel.NONE, RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH);

    @Nullable
    LifecycleStage stage;

    /** Number of the latest stage that was told. */
    long stageSequence;

    /**
     * The segment that was told last, by its name: a later version of the policy may have others. Null: none was.
     */
    @Nullable
    String segment;

    /** Number of the latest segment that was told. */
    long segmentSequence;

    /** The level that was told last. */
    RiskLevel toldLevel = RiskLevel.NONE;

    /** Since when the level has been another, on the same side of {@link #toldLevel}. */
    long otherSinceMillis = UNSET;

    /** Whether that other level is higher. */
    boolean otherIsHigher;

    /** Local day of the latest rise that was told, and how many were told on it. */
    int alertDay;

    int alertsThatDay;
    /** Number of the latest alert of any kind. */
    long alertSequence;
    /** The grace of which notice was given, by its beginning. */
    long noticedGraceMillis = UNSET;
    /** Index of the effective tier then. */
    int noticedTier;

    /** The latest end of an override that was told. */
    long toldOverrideEndMillis = UNSET;
    /** The first day of purchase that counts for the customer's rhythm, and how often a later one followed. */
    int rhythmFromDay = CustomerState.NO_DAY;

    long rhythmSteps;

    WatchState copy() {
        WatchState copy = new WatchState();
        copy.stage = stage;
        copy.stageSequence = stageSequence;
        copy.segment = segment;
        copy.segmentSequence = segmentSequence;
        copy.toldLevel = toldLevel;
        copy.otherSinceMillis = otherSinceMillis;
        copy.otherIsHigher = otherIsHigher;
        copy.alertDay = alertDay;
        copy.alertsThatDay = alertsThatDay;
        copy.alertSequence = alertSequence;
        copy.noticedGraceMillis = noticedGraceMillis;
        copy.noticedTier = noticedTier;
        copy.toldOverrideEndMillis = toldOverrideEndMillis;
        copy.rhythmFromDay = rhythmFromDay;
        copy.rhythmSteps = rhythmSteps;
        return copy;
    }

    /** A purchase that moves the latest day of purchase on. */
    void purchasedOn(int day) {
        if (rhythmFromDay == CustomerState.NO_DAY) {
            rhythmFromDay = day;
        } else {
            rhythmSteps++;
        }
    }

    private static final int HAS_STAGE = 1;
    private static final int HAS_RISK = 2;
    private static final int HAS_PROMISES = 4;
    private static final int HAS_RHYTHM = 8;
    private static final int HAS_OUTLOOK = 16;
    private static final int HAS_SEGMENT = 32;

    void write(PackedWriter out, Outlook outlook, long asOfMillis, LocalCalendar calendar) {
        boolean looked = outlook.seenToMillis != Outlook.UNKNOWN;
        boolean risk = alertSequence != 0 || otherSinceMillis != UNSET;
        boolean promises = noticedGraceMillis != UNSET || toldOverrideEndMillis != UNSET;
        boolean rhythm = rhythmFromDay != CustomerState.NO_DAY;
        out.writeByte((stage == null ? 0 : HAS_STAGE)
                | (risk ? HAS_RISK : 0)
                | (promises ? HAS_PROMISES : 0)
                | (rhythm ? HAS_RHYTHM : 0)
                | (looked ? HAS_OUTLOOK : 0)
                | (segment == null ? 0 : HAS_SEGMENT));
        if (stage != null) {
            out.writeByte(STAGES.indexOf(stage));
            out.writeUnsigned(stageSequence);
        }
        if (risk) {
            out.writeByte(LEVELS.indexOf(toldLevel) << 1 | (otherIsHigher ? 1 : 0));
            out.writeInstant(otherSinceMillis, UNSET, asOfMillis, calendar);
            out.writeUnsigned(alertSequence);
            out.writeUnsigned(alertsThatDay);
            out.writeSigned(calendar.dayOf(asOfMillis) - (long) alertDay);
        }
        if (promises) {
            out.writeInstant(noticedGraceMillis, UNSET, asOfMillis, calendar);
            out.writeUnsigned(noticedTier);
            out.writeInstant(toldOverrideEndMillis, UNSET, asOfMillis, calendar);
        }
        if (rhythm) {
            out.writeSigned(calendar.dayOf(asOfMillis) - (long) rhythmFromDay);
            out.writeUnsigned(rhythmSteps);
        }
        if (looked) {
            out.writeInstant(outlook.seenToMillis, TierDecider.NEVER, asOfMillis, calendar);
            out.writeInstant(outlook.noticeAtMillis, TierDecider.NEVER, asOfMillis, calendar);
            out.writeInstant(outlook.fallAtMillis, TierDecider.NEVER, asOfMillis, calendar);
            out.writeUnsigned(outlook.fallTier);
        }
        if (segment != null) {
            out.writeText(segment);
            out.writeUnsigned(segmentSequence);
        }
    }

    void read(PackedReader in, Outlook outlook, long asOfMillis, LocalCalendar calendar) {
        int parts = in.readByte();
        if ((parts & HAS_STAGE) != 0) {
            stage = coded(STAGES, in.readByte());
            stageSequence = in.readUnsigned();
        }
        if ((parts & HAS_RISK) != 0) {
            int level = in.readByte();
            toldLevel = coded(LEVELS, level >> 1);
            otherIsHigher = (level & 1) != 0;
            otherSinceMillis = in.readInstant(UNSET, asOfMillis, calendar);
            alertSequence = in.readUnsigned();
            alertsThatDay = (int) in.readUnsigned();
            alertDay = (int) (calendar.dayOf(asOfMillis) - in.readSigned());
        }
        if ((parts & HAS_PROMISES) != 0) {
            noticedGraceMillis = in.readInstant(UNSET, asOfMillis, calendar);
            noticedTier = (int) in.readUnsigned();
            toldOverrideEndMillis = in.readInstant(UNSET, asOfMillis, calendar);
        }
        if ((parts & HAS_RHYTHM) != 0) {
            rhythmFromDay = (int) (calendar.dayOf(asOfMillis) - in.readSigned());
            rhythmSteps = in.readUnsigned();
        }
        if ((parts & HAS_OUTLOOK) != 0) {
            outlook.seenToMillis = in.readInstant(TierDecider.NEVER, asOfMillis, calendar);
            outlook.noticeAtMillis = in.readInstant(TierDecider.NEVER, asOfMillis, calendar);
            outlook.fallAtMillis = in.readInstant(TierDecider.NEVER, asOfMillis, calendar);
            outlook.fallTier = (int) in.readUnsigned();
        }
        if ((parts & HAS_SEGMENT) != 0) {
            segment = in.readText();
            segmentSequence = in.readUnsigned();
        }
    }

    private static <T> T coded(List<T> all, int code) {
        if (code < 0 || code >= all.size()) {
            throw new CorruptStateException("a stage or level " + code + " of " + all.size());
        }
        return all.get(code);
    }
}
