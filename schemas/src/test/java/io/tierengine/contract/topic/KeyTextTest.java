package io.tierengine.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    @ParameterizedTest
    @CsvSource({"retail,C-1,retail/C-1", "retail,a/b,retail/a/b", "retail,/,retail//"})
    void shouldReadBackTheTextOfACustomerKey(String program, String customerId, String text) {
        var key = new CustomerKey(program, customerId);

        assertThat(key.text()).isEqualTo(text);
        assertThat(CustomerKey.parse(text)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "retail", "/C-1", "retail/"})
    void shouldRefuseTextThatIsNoCustomerKey(String text) {
        assertThatThrownBy(() -> CustomerKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAProgramWithASlash() {
        assertThatThrownBy(() -> new CustomerKey("a/b", "C-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("program \"a/b\" has a slash");
    }

    @Test
    void shouldReadBackTheTextOfAPolicyKey() {
        var key = new PolicyKey("retail", 12);

        assertThat(key.text()).isEqualTo("retail/12");
        assertThat(PolicyKey.parse("retail/12")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "retail",
                "/1",
                "retail/",
                "retail/0",
                "retail/01",
                "retail/-1",
                "retail/x",
                "retail/12345678901"
            })
    void shouldRefuseTextThatIsNoPolicyKey(String text) {
        assertThatThrownBy(() -> PolicyKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTellCutoffsApartByPolicyAndInstantAndCountsByPartitionToo() {
        var key = new CutoffKey(new PolicyKey("retail", 3), Instant.parse("2026-01-31T23:00:00Z"));

        assertThat(key.text()).isEqualTo("retail/3/2026-01-31T23:00:00Z");
        assertThat(key.text(7)).isEqualTo("retail/3/2026-01-31T23:00:00Z/7");
    }

    @Test
    void shouldRefuseAVersionBelowOne() {
        assertThatThrownBy(() -> new PolicyKey("retail", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("versions count from 1");
    }
}
