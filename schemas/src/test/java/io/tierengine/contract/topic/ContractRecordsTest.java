package io.tierengine.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.DeadLetter;
import io.tierengine.contract.RecordHeader;
import io.tierengine.contract.RefusalReason;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

class ContractRecordsTest {

    @Test
    void shouldTrustTheContractAndNothingElse() {
        ContractRecords.trust();
        ContractRecords.trust();

        var trusted = ClassSecurityValidator.getGlobal();

        assertThat(trusted.isTrusted(DeadLetter.class)).isTrue();
        assertThat(trusted.isTrusted(RecordHeader.class)).isTrue();
        assertThat(trusted.isTrusted(RefusalReason.class)).isTrue();
        assertThat(trusted.isTrusted(String.class)).isTrue();
        assertThat(trusted.isTrusted(Topic.class)).isFalse();
        assertThat(trusted.isTrusted(ProcessBuilder.class)).isFalse();
    }
}
