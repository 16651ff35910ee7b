package io.tierengine.core.tier;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.TierOverride;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People's decisions about one customer that are valid now or will be, in the order in which they were accepted. */
public final class Overrides {

    private final List<Entry> entries = new ArrayList<>(0);

    /**
     * One decision.
     *
     * @param tier index
     * @param fromMillis valid from here
     * @param untilMillis up to here; {@link Long#MAX_VALUE}: for good
     */
    private record Entry(TierOverride.Kind kind, int tier, long fromMillis, long untilMillis) {
        boolean isValidAt(long millis) {
            return fromMillis <= millis && millis < untilMillis;
        }

        boolean releasesAt(long millis) {
            return kind == TierOverride.Kind.RELEASE && fromMillis <= millis;
        }
    }

    /** Others that are the same, and change apart from these. */
    public Overrides copy() {
        Overrides copy = new Overrides();
        copy.entries.addAll(entries);
        return copy;
    }

    /** Takes a decision. A {@code RELEASE} ends, from its start on and for good, all that were taken before it. */
    public void add(TierOverride.Kind kind, int tier, long fromMillis, long untilMillis) {
        entries.add(
                new Entry(kind, tier, fromMillis, kind == TierOverride.Kind.RELEASE ? Long.MAX_VALUE : untilMillis));
    }

    /** Forgets what ended at or before an instant, which no later evaluation can see. */
    public void dropEndedBy(long millis) {
        if (entries.isEmpty()) {
            return;
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).releasesAt(millis)) {
                entries.subList(0, i + 1).clear();
                break;
            }
        }
        entries.removeIf(entry -> entry.untilMillis() <= millis);
    }

    /** The effective tier for an automatic one: the latest valid pin, otherwise the highest floor, then the lowest cap. */
    public int effectiveTier(int automaticTier, long atMillis) {
        if (entries.isEmpty()) {
            return automaticTier;
        }
        int floor = 0;
        int cap = Integer.MAX_VALUE;
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (!entry.isValidAt(atMillis)) {
                continue;
            }
            switch (entry.kind()) {
                case PIN -> {
                    return entry.tier();
                }
                case FLOOR -> floor = Math.max(floor, entry.tier());
                case CAP -> cap = Math.min(cap, entry.tier());
                case RELEASE -> {
                    return Math.min(Math.max(automaticTier, floor), cap);
                }
            }
        }
        return Math.min(Math.max(automaticTier, floor), cap);
    }

    /** One decision that is valid, as others may see it; fields as {@link #add} takes them. */
    public record Valid(TierOverride.Kind kind, int tier, long untilMillis) {}

    /** The decisions that are valid at an instant, in the order in which they were accepted, from the latest release on. */
    public List<Valid> validAt(long atMillis) {
        List<Valid> valid = new ArrayList<>(0);
        for (Entry entry : entries) {
            if (entry.releasesAt(atMillis)) {
                valid.clear();
            }
            if (entry.isValidAt(atMillis)) {
                valid.add(new Valid(entry.kind(), entry.tier(), entry.untilMillis()));
            }
        }
        return valid;
    }

    /** The latest decision that is valid, such as {@code PIN} or a {@code RELEASE} that has begun; null if none is. */
    public TierOverride.@Nullable Kind latestValid(long atMillis) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).isValidAt(atMillis)) {
                return entries.get(i).kind();
            }
        }
        return null;
    }

    /** The next start or end after an instant, epoch milliseconds; {@link Long#MAX_VALUE} if there is none. */
    public long nextBoundaryMillis(long afterMillis) {
        long next = Long.MAX_VALUE;
        if (entries.isEmpty()) {
            return next;
        }
        for (Entry entry : entries) {
            if (entry.fromMillis() > afterMillis) {
                next = Math.min(next, entry.fromMillis());
            }
            if (entry.untilMillis() > afterMillis && entry.untilMillis() > entry.fromMillis()) {
                next = Math.min(next, entry.untilMillis());
            }
        }
        return next;
    }

    /** The next end of a decision that is valid at an instant; {@link Long#MAX_VALUE} if none of them ends. */
    public long nextEndMillis(long atMillis) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isValidAt(atMillis)) {
                next = Math.min(next, entries.get(i).untilMillis());
            }
        }
        return next;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public void write(PackedWriter out) {
        out.writeUnsigned(entries.size());
        for (Entry entry : entries) {
            out.writeByte(codeOf(entry.kind()));
            out.writeUnsigned(entry.tier());
            out.writeSigned(entry.fromMillis());
            out.writeSigned(entry.untilMillis());
        }
    }

    public void read(PackedReader in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            TierOverride.Kind kind = kindOf(in.readByte());
            entries.add(new Entry(kind, (int) in.readUnsigned(), in.readSigned(), in.readSigned()));
        }
    }

    private static int codeOf(TierOverride.Kind kind) {
        return switch (kind) {
            case PIN -> 1;
            case FLOOR -> 2;
            case CAP -> 3;
            case RELEASE -> 4;
        };
    }

    private static TierOverride.Kind kindOf(int code) {
        return switch (code) {
            case 1 -> TierOverride.Kind.PIN;
            case 2 -> TierOverride.Kind.FLOOR;
            case 3 -> TierOverride.Kind.CAP;
            case 4 -> TierOverride.Kind.RELEASE;
            default -> throw new CorruptStateException("an override of kind " + code);
        };
    }
}
