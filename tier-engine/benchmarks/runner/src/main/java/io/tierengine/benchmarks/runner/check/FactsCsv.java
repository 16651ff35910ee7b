package io.tierengine.benchmarks.runner.check;

import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes facts as a file that {@code tier replay} reads. */
final class FactsCsv {

    private FactsCsv() {}

    static void write(List<Transaction> facts, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(
                    "eventId,customerId,occurredAt,type,amount,currency,channel,category,orderId,originalOccurredAt\n");
            for (Transaction fact : facts) {
                writer.write(row(fact));
            }
        }
    }

    private static String row(Transaction fact) {
        return String.join(
                        ",",
                        fact.getEventId(),
                        fact.getCustomerId(),
                        fact.getOccurredAt().toString(),
                        fact.getType().name(),
                        fact.getAmount().toPlainString(),
                        fact.getCurrency(),
                        text(fact.getChannel()),
                        text(fact.getCategory()),
                        text(fact.getOrderId()),
                        text(fact.getOriginalOccurredAt()))
                + "\n";
    }

    private static String text(Optional<?> cell) {
        return cell.map(Object::toString).orElse("");
    }
}
