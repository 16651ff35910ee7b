package io.tierengine.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.server.security.Visibility.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {

    /** Of "secret", as {@code printf %s secret | sha256sum} says. */
    private static final String HASH = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    /** Of "hidden". */
    private static final String OTHER_HASH = "e564b4081d7a9ea4b00dada53bdae70c99b87b6fce869f0c3dd4d2bfa1e53e1c";

    @TempDir
    private Path folder = Path.of("");

    private Path fileOf(String text) throws IOException {
        return Files.writeString(folder.resolve("keys"), text);
    }

    @Test
    void shouldKnowWhoseAKeyIs() throws IOException {
        ApiKeys keys = ApiKeys.read(fileOf("""
                # who reads

                crm   %s   viewer,operator   region=North West, South
                ops   %s   admin
                """.formatted(HASH.toUpperCase(java.util.Locale.ROOT), OTHER_HASH)));

        Caller crm = keys.find("secret").orElseThrow();
        assertThat(crm.name()).isEqualTo("crm");
        assertThat(crm.rolesByText()).containsExactly("viewer", "operator");
        assertThat(crm.visibility()).isEqualTo(new Visibility(Attribute.REGION, Set.of("North West", "South")));
        assertThat(keys.find("hidden").orElseThrow().rolesByText()).containsExactly("viewer", "operator", "admin");
        assertThat(keys.find("hidden").orElseThrow().visibility()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Secret", "''", HASH, "'secret '"})
    void shouldNotKnowAnotherKey(String key) throws IOException {
        ApiKeys keys = ApiKeys.read(fileOf("crm " + HASH + " viewer\n"));

        assertThat(keys.find(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crm " + HASH + " | line 2 of the API keys in FILE isn't",
                "crm abc viewer | line 2 of the API keys in FILE isn't",
                "crm " + HASH
                        + " boss | line 2 of the API keys in FILE: `boss` is no role; they are viewer, operator and admin",
                "crm " + HASH
                        + " viewer tier=GOLD | line 2 of the API keys in FILE: customers are told apart by owner or region, not by `tier`",
            })
    void shouldSayWhichLineIsWrongWithoutShowingIt(String line, String message) throws IOException {
        Path file = fileOf("ops " + OTHER_HASH + " admin\n" + line + "\n");

        assertThatThrownBy(() -> ApiKeys.read(file))
                .hasMessageStartingWith(message.replace("FILE", file.toString()))
                .hasMessageNotContainingAny(HASH, OTHER_HASH);
    }

    @Test
    void shouldRefuseANameThatOccursTwice() throws IOException {
        Path file = fileOf("crm " + HASH + " viewer\ncrm " + OTHER_HASH + " viewer\n");

        assertThatThrownBy(() -> ApiKeys.read(file)).hasMessageContaining("the name crm occurs before");
    }

    @Test
    void shouldRefuseAFileWithoutKeys() throws IOException {
        Path file = fileOf("# none yet\n");

        assertThatThrownBy(() -> ApiKeys.read(file))
                .hasMessageContaining("holds none (setting tier.security.api-keys)");
        assertThatThrownBy(() -> ApiKeys.read(folder.resolve("missing")))
                .hasMessageStartingWith("there is no file of API keys ");
    }
}
