package io.tierengine.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final String POLICY = "src/test/resources/replay/policy.yaml";

    @Test
    void shouldTellAPolicyInEnglishUnlessAskedForChinese() {
        RunTier english = RunTier.with("policy", "explain", POLICY);
        RunTier chinese = RunTier.with("policy", "explain", "--language", "zh", POLICY);

        assertThat(english.exitCode()).as(english.err()).isZero();
        assertThat(english.out()).contains("gold").containsPattern("\\b(customer|tier)");
        assertThat(chinese.exitCode()).as(chinese.err()).isZero();
        assertThat(chinese.out()).contains("gold").containsPattern("\\p{IsHan}{4}");
    }

    @Test
    void shouldRefuseALanguageThatItDoesNotSpeak() {
        RunTier run = RunTier.with("policy", "explain", "--language", "fr", POLICY);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Invalid value for option '--language': 'fr' is neither en nor zh");
    }

    @Test
    void shouldTellWhatIsWrongInsteadOfExplainingIt(@TempDir Path folder) throws IOException {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, "kind: TierPolicy\n");

        RunTier run = RunTier.with("policy", "explain", policy.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(policy + ":1:");
        assertThat(run.out()).isEmpty();
    }
}
