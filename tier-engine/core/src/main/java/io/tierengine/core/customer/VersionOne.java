package io.tierengine.core.customer;

import io.tierengine.core.binary.PackedReader;

/** Reads states as version 1 packed them: one record that held everything, instants in full. They are written as the current version. */
final class VersionOne {

    private VersionOne() {}

    static CustomerState decode(TierDecider decider, String customerId, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        int version = in.readByte();
        if (version != CustomerStateCodec.VERSION_ONE) {
            throw new IllegalArgumentException("version " + version);
        }
        if (in.readFixedInt() != CustomerStateCodec.fingerprint(decider)) {
            throw CustomerStateCodec.writtenUnderAnotherPolicy(decider);
        }
        CustomerState state = decider.newCustomer(customerId);
        state.asOfMillis = in.readUnsigned();
        state.timerMillis = in.readInstant(TierDecider.NEVER, state.asOfMillis);
        state.sequence = in.readUnsigned();
        state.effectiveTier = (int) in.readUnsigned();
        state.firstPurchaseDay = readDay(in);
        state.lastPurchaseDay = readDay(in);
        state.tiers.readVersionOne(in, state.asOfMillis);
        state.overrides.read(in);
        state.profile.read(in);
        state.remembered.readVersionOne(in, state.asOfMillis);
        state.aggregates.readVersionOne(in, state.asOfMillis);
        CustomerStateCodec.requireEnd(in);
        return state;
    }

    private static int readDay(PackedReader in) {
        int stored = (int) in.readUnsigned();
        return stored == 0 ? CustomerState.NO_DAY : stored - 3;
    }
}
