package io.tierengine.streams.serde;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.contract.topic.ContractRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Records of the contract, for tests. */
final class Records {

    private Records() {}

    static Transaction aPurchase() {
        ContractRecords.trust();
        return Transaction.newBuilder()
                .setEventId("E-1")
                .setCustomerId("C-1")
                .setOccurredAt(Instant.parse("2026-03-01T12:00:00.123Z"))
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal("10.5000"))
                .setCurrency("CNY")
                .setAttributes(Map.of("channel", "app"))
                .build();
    }
}
