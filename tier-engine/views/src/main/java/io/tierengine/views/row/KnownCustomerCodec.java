package io.tierengine.views.row;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.row.KnownCustomer.NoticePart;
import io.tierengine.views.row.KnownCustomer.ProfilePart;
import io.tierengine.views.row.KnownCustomer.RiskPart;
import io.tierengine.views.row.KnownCustomer.SegmentPart;
import io.tierengine.views.row.KnownCustomer.StagePart;
import io.tierengine.views.row.KnownCustomer.TierPart;
import org.jspecify.annotations.Nullable;

/**
 * The packed form of what is known of a customer: a byte for the form, a byte that tells which parts follow, when it was updated, the parts. The id is
 * the key and isn't in it. Instants lie near that update.
 */
public final class KnownCustomerCodec {

    private static final int FORM = 2;

    /** Without signals. */
    private static final int FIRST_FORM = 1;

    private static final int TIER = 1;
    private static final int STAGE = 2;
    private static final int SEGMENT = 4;
    private static final int RISK = 8;
    private static final int NOTICE = 16;
    private static final int PROFILE = 32;

    private KnownCustomerCodec() {}

    /** Packs it. */
    public static byte[] encode(KnownCustomer customer) {
        PackedWriter out = new PackedWriter();
        out.writeByte(FORM);
        out.writeByte(parts(customer));
        out.writeSigned(customer.updatedAt());
        long near = customer.updatedAt();
        TierPart tier = customer.tier();
        if (tier != null) {
            out.writeUnsigned(tier.sequence());
            out.writeText(tier.tier());
            text(out, tier.from());
            out.writeText(tier.direction());
            instant(out, tier.since(), near);
            out.writeNumber(tier.score());
            out.writeText(tier.cause());
            text(out, tier.causeId());
            instant(out, tier.fallAt(), near);
            text(out, tier.fallTier());
        }
        StagePart stage = customer.stage();
        if (stage != null) {
            out.writeUnsigned(stage.sequence());
            out.writeText(stage.stage());
        }
        SegmentPart segment = customer.segment();
        if (segment != null) {
            out.writeUnsigned(segment.sequence());
            out.writeText(segment.segment());
        }
        RiskPart risk = customer.risk();
        if (risk != null) {
            out.writeUnsigned(risk.sequence());
            out.writeText(risk.level());
            out.writeNumber(risk.points());
            out.writeNumber(risk.valueAtStake());
            out.writeByte(risk.signals() == null ? 0 : 1);
            if (risk.signals() != null) {
                Signal.write(out, risk.signals());
            }
        }
        NoticePart notice = customer.notice();
        if (notice != null) {
            out.writeUnsigned(notice.sequence());
            instant(out, notice.at(), near);
            instant(out, notice.dueAt(), near);
            text(out, notice.dueTier());
        }
        ProfilePart profile = customer.profile();
        if (profile != null) {
            instant(out, profile.occurredAt(), near);
            text(out, profile.name());
            text(out, profile.owner());
            text(out, profile.region());
            text(out, profile.industry());
            text(out, profile.size());
            text(out, profile.kind());
        }
        return out.toByteArray();
    }

    private static int parts(KnownCustomer customer) {
        return (customer.tier() == null ? 0 : TIER)
                | (customer.stage() == null ? 0 : STAGE)
                | (customer.segment() == null ? 0 : SEGMENT)
                | (customer.risk() == null ? 0 : RISK)
                | (customer.notice() == null ? 0 : NOTICE)
                | (customer.profile() == null ? 0 : PROFILE);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws CorruptStateException if the bytes aren't that, or of a form that this version doesn't know
     */
    public static KnownCustomer decode(String id, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int form = in.readByte();
        if (form != FORM && form != FIRST_FORM) {
            throw new CorruptStateException("a row of form " + form + "; this version reads " + FIRST_FORM + " and "
                    + FORM + ". Start the version that wrote it, or reset the views");
        }
        int parts = in.readByte();
        long near = in.readSigned();
        return new KnownCustomer(
                id,
                (parts & TIER) == 0 ? null : tier(in, near),
                (parts & STAGE) == 0 ? null : new StagePart(in.readUnsigned(), in.readText()),
                (parts & SEGMENT) == 0 ? null : new SegmentPart(in.readUnsigned(), in.readText()),
                (parts & RISK) == 0 ? null : risk(in, form),
                (parts & NOTICE) == 0
                        ? null
                        : new NoticePart(in.readUnsigned(), instant(in, near), instant(in, near), text(in)),
                (parts & PROFILE) == 0
                        ? null
                        : new ProfilePart(
                                instant(in, near), text(in), text(in), text(in), text(in), text(in), text(in)),
                near);
    }

    private static TierPart tier(PackedReader in, long near) {
        return new TierPart(
                in.readUnsigned(),
                in.readText(),
                text(in),
                in.readText(),
                instant(in, near),
                in.readNumber(),
                in.readText(),
                text(in),
                instant(in, near),
                text(in));
    }

    private static RiskPart risk(PackedReader in, int form) {
        return new RiskPart(
                in.readUnsigned(),
                in.readText(),
                in.readNumber(),
                in.readNumber(),
                form == FIRST_FORM || in.readByte() == 0 ? null : Signal.read(in));
    }

    private static void instant(PackedWriter out, long millis, long near) {
        out.writeInstant(millis, Decimals.ABSENT, near);
    }

    private static long instant(PackedReader in, long near) {
        return in.readInstant(Decimals.ABSENT, near);
    }

    private static void text(PackedWriter out, @Nullable String text) {
        out.writeByte(text == null ? 0 : 1);
        if (text != null) {
            out.writeText(text);
        }
    }

    private static @Nullable String text(PackedReader in) {
        return in.readByte() == 0 ? null : in.readText();
    }
}
