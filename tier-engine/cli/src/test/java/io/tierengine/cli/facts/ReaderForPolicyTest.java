package io.tierengine.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderForPolicyTest {

    private static final String HEADER = "eventId,customerId,occurredAt,type,amount,channel,orderId,attributes.colour";
    private static final String ROW = "e1,c1,2026-01-01T00:00:00Z,PURCHASE,12.5,web,o1,red";
    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend, source: transactions, aggregate: sum, field: amount, window: P30D%s}
              tiers:
                - {id: low}
                - {id: high, enter: metrics.spend > 100}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldReadTextsWhenAMetricHasACondition() throws Exception {
        Transaction read = read(POLICY.formatted(", where: \"event.channel == 'web'\""));

        assertThat(read.channel()).isEqualTo("web");
        assertThat(read.orderId()).isEqualTo("o1");
        assertThat(read.attributes()).containsEntry("colour", "red");
    }

    @Test
    void shouldLeaveOutTextsWhenNoMetricHasACondition() throws Exception {
        Transaction read = read(POLICY.formatted(""));

        assertThat(read.channel()).isNull();
        assertThat(read.orderId()).isNull();
        assertThat(read.attributes()).isEmpty();
        assertThat(read.amount()).isEqualTo(125_000);
        assertThat(read.currency()).isEqualTo("EUR");
    }

    @Test
    void shouldReadTheCaseWhenAMetricIsOfCases() throws Exception {
        String ofCases = "}\n    - {name: open, source: interactions, aggregate: openCases, opens: [A], closes: [B]";
        String header = "eventId,customerId,occurredAt,type,caseId";
        String row = "e1,c1,2026-01-01T00:00:00Z,A,case-7";

        Interaction read = (Interaction) read(POLICY.formatted(ofCases), FactKind.INTERACTION, header, row);

        assertThat(read.caseId()).isEqualTo("case-7");
    }

    private Transaction read(String policy) throws Exception {
        return (Transaction) read(policy, FactKind.TRANSACTION, HEADER, ROW);
    }

    private Fact read(String policy, FactKind kind, String header, String line) throws Exception {
        Path policyFile = Files.writeString(folder.resolve("policy.yaml"), policy);
        Path file = Files.writeString(folder.resolve("facts.csv"), header + "\n");
        CsvCursor cursor = new CsvCursor();
        byte[] row = line.getBytes(StandardCharsets.UTF_8);
        cursor.reset(row, 0, row.length, 2);
        cursor.next();
        try (FactFiles files = FactFiles.open(List.of(new Source(kind, file)))) {
            ParsedRow parsed =
                    files.readerFor(PolicyFile.readValid(policyFile), 0, cursor).read();
            return ((FactRow) parsed).fact();
        }
    }
}
