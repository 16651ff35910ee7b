package io.tierengine.core.customer;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The packed binary form of a {@link CustomerState}.
 *
 * <p>A byte for the version of the form, four for the layout that the policy gives the state (so that bytes of another layout
 * are refused, not misread), then clocks, purchases, tiers, overrides, profile, remembered ids and aggregates, each in as many
 * bytes as its numbers need. A customer costs some 40 bytes, an active day about 6 per metric series, a remembered id 9 to 13.
 *
 * <p>Not safe for use by several threads: the buffer is reused.
 */
public final class CustomerStateCodec {

    static final int VERSION = 1;

    private final TierDecider decider;
    private final int layout;
    private final PackedWriter out = new PackedWriter();

    public CustomerStateCodec(TierDecider decider) {
        this.decider = decider;
        this.layout = fingerprint(decider);
    }

    public byte[] encode(CustomerState state) {
        out.reset();
        out.writeByte(VERSION);
        out.writeFixedInt(layout);
        out.writeUnsigned(state.asOfMillis);
        out.writeInstant(state.timerMillis, TierDecider.NEVER, state.asOfMillis);
        out.writeUnsigned(state.sequence);
        out.writeUnsigned(state.effectiveTier);
        writeDay(state.firstPurchaseDay);
        writeDay(state.lastPurchaseDay);
        state.tiers.write(out, state.asOfMillis);
        state.overrides.write(out);
        state.profile.write(out);
        state.remembered.write(out, state.asOfMillis);
        state.aggregates.write(out);
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws CorruptStateException if the bytes are of another version or layout, or no state at all
     */
    public CustomerState decode(String customerId, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptStateException("a state of version " + version + "; this engine reads " + VERSION
                    + ". Start the version that wrote it");
        }
        if (in.readFixedInt() != layout) {
            throw new CorruptStateException("a state written under another policy than "
                    + decider.policy().name() + " version " + decider.policy().version());
        }
        CustomerState state = decider.newCustomer(customerId);
        state.asOfMillis = in.readUnsigned();
        state.timerMillis = in.readInstant(TierDecider.NEVER, state.asOfMillis);
        state.sequence = in.readUnsigned();
        state.effectiveTier = (int) in.readUnsigned();
        state.firstPurchaseDay = readDay(in);
        state.lastPurchaseDay = readDay(in);
        state.tiers.read(in, state.asOfMillis);
        state.overrides.read(in);
        state.profile.read(in);
        state.remembered.read(in, state.asOfMillis);
        state.aggregates.read(in, state.asOfMillis);
        if (!in.atEnd()) {
            throw new CorruptStateException("a state with bytes left over");
        }
        return state;
    }

    private void writeDay(int day) {
        out.writeUnsigned(day == CustomerState.NO_DAY ? 0 : day + 3L);
    }

    private static int readDay(PackedReader in) {
        int stored = (int) in.readUnsigned();
        return stored == 0 ? CustomerState.NO_DAY : stored - 3;
    }

    private static int fingerprint(TierDecider decider) {
        Policy policy = decider.policy();
        String description = policy.zone()
                + policy.tiers().stream().map(Tier::id).toList().toString()
                + policy.profileAttributes()
                + decider.layout().description();
        CRC32 crc = new CRC32();
        crc.update(description.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
