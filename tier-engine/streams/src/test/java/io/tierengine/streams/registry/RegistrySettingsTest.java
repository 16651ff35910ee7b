package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.RegistryCredentials.Basic;
import io.tierengine.streams.registry.RegistryCredentials.Bearer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrySettingsTest {

    private static final String URL = "http://one:8081";

    @Test
    void shouldReadEverySettingByConfluentsName() {
        Map<String, String> given = Map.ofEntries(
                Map.entry("schema.registry.url", "http://one:8081/api, https://two"),
                Map.entry("basic.auth.credentials.source", "USER_INFO"),
                Map.entry("basic.auth.user.info", "anna:s3cret:with:colons"),
                Map.entry("schema.registry.ssl.truststore.location", "/trust.p12"),
                Map.entry("schema.registry.ssl.truststore.password", "tr0st"),
                Map.entry("auto.register.schemas", "false"),
                Map.entry("proxy.host", "proxy"),
                Map.entry("proxy.port", "3128"),
                Map.entry("http.connect.timeout.ms", "11"),
                Map.entry("http.read.timeout.ms", "12"),
                Map.entry("max.retries", "13"),
                Map.entry("retries.wait.ms", "14"),
                Map.entry("retries.max.wait.ms", "15"),
                Map.entry("missing.id.cache.ttl.sec", "16"),
                Map.entry("missing.cache.size", "17"),
                Map.entry("bootstrap.servers", "another component's"));

        var settings = RegistrySettings.parse(given);

        assertThat(settings)
                .isEqualTo(RegistrySettings.at(URI.create("http://one:8081/api"), URI.create("https://two"))
                        .credentials(new Basic("anna", "s3cret:with:colons"))
                        .tls(Map.of("ssl.truststore.location", "/trust.p12", "ssl.truststore.password", "tr0st"))
                        .schemaUse(SchemaUse.LOOK_UP)
                        .proxy(InetSocketAddress.createUnresolved("proxy", 3128))
                        .connectTimeout(Duration.ofMillis(11))
                        .readTimeout(Duration.ofMillis(12))
                        .retries(new RetryPolicy(13, Duration.ofMillis(14), Duration.ofMillis(15)))
                        .missingIds(new RegistrySettings.MissingIds(Duration.ofSeconds(16), 17))
                        .build());
    }

    @Test
    void shouldTakeTheDefaultsWhenOnlyTheUrlIsGiven() {
        var settings = RegistrySettings.parse(Map.of("schema.registry.url", URL));

        assertThat(settings).isEqualTo(RegistrySettings.at(URI.create(URL)).build());
        assertThat(settings.schemaUse()).isEqualTo(SchemaUse.REGISTER);
    }

    @Test
    void shouldReadValuesAsKafkaHandsThemOver() {
        Map<String, Object> given = Map.of(
                "schema.registry.url",
                List.of("http://one", "http://two"),
                "use.latest.version",
                true,
                "bearer.auth.credentials.source",
                "STATIC_TOKEN",
                "bearer.auth.token",
                new Password("t0ken"));

        var settings = RegistrySettings.parse(given);

        assertThat(settings.urls()).containsExactly(URI.create("http://one"), URI.create("http://two"));
        assertThat(settings.schemaUse()).isEqualTo(SchemaUse.LATEST);
        assertThat(settings.credentials()).isEqualTo(new Bearer("t0ken"));
    }

    @Test
    void shouldTakeCredentialsOutOfTheUrls() {
        var settings = RegistrySettings.parse(
                Map.of("schema.registry.url", "http://anna:s%40+x@one/a,http://anna:s%40+x@two"));

        assertThat(settings.credentials()).isEqualTo(new Basic("anna", "s@+x"));
        assertThat(settings.urls()).containsExactly(URI.create("http://one/a"), URI.create("http://two"));
    }

    @Test
    void shouldTakeTheEarlierNameOfTheUserInfo() {
        var settings = RegistrySettings.parse(Map.of(
                "schema.registry.url", URL,
                "basic.auth.credentials.source", "USER_INFO",
                "schema.registry.basic.auth.user.info", "anna:x"));

        assertThat(settings.credentials()).isEqualTo(new Basic("anna", "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schema.registry.urls                      | http://x      | Unknown settings of the schema registry: schema.registry.urls",
                "schema.registry.ssl.truststore.locaton    | /x            | schema.registry.ssl.truststore.locaton",
                "basic.auth.user                           | a:b           | basic.auth.user",
                "bearer.auth.issuer.endpoint.url           | http://x      | bearer.auth.issuer.endpoint.url",
                "schema.registry.url                       | one:8081      | isn't http or https",
                "schema.registry.url                       | http://       | is none, at its character",
                "schema.registry.url                       | http://x?a=b  | nothing after the path",
                "basic.auth.credentials.source             | SASL_INHERIT  | use URL or USER_INFO",
                "basic.auth.credentials.source             | USER_INFO     | basic.auth.user.info is missing",
                "bearer.auth.credentials.source            | OAUTHBEARER   | use STATIC_TOKEN",
                "bearer.auth.credentials.source            | STATIC_TOKEN  | bearer.auth.token is missing",
                "proxy.host                                | proxy         | go together",
                "auto.register.schemas                     | yes           | must be true or false, but is \"yes\"",
                "max.retries                               | -1            | must be a whole number from 0",
                "retries.max.wait.ms                       | 10            | first wait above the longest",
                "http.read.timeout.ms                      | 0             | http.read.timeout.ms must be above 0",
                "missing.cache.size                        | 0             | 1 or more",
            })
    void shouldSayWhatIsWrongWhenASettingIs(String key, String value, String expected) {
        var given = new HashMap<>(Map.of("schema.registry.url", URL));
        given.put(key, value);

        assertThatThrownBy(() -> RegistrySettings.parse(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void shouldSayThatTheUrlIsMissing() {
        assertThatThrownBy(() -> RegistrySettings.parse(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set schema.registry.url");
    }

    @Test
    void shouldRefuseTwoWaysToChooseASchemaAtOnce() {
        assertThatThrownBy(() -> RegistrySettings.parse(Map.of(
                        "schema.registry.url", URL, "use.latest.version", "true", "auto.register.schemas", "true")))
                .hasMessageContaining("set one to false");
    }

    @Test
    void shouldShowNoSecretInItsTextOrItsErrors() {
        var basic = RegistrySettings.parse(Map.of(
                "schema.registry.url", "http://anna:s3cret@one",
                "schema.registry.ssl.key.password", "s3cret"));
        var bearer = RegistrySettings.parse(Map.of(
                "schema.registry.url", URL,
                "bearer.auth.credentials.source", "STATIC_TOKEN",
                "bearer.auth.token", "s3cret"));

        assertThat(basic.toString()).contains("anna", "ssl.key.password").doesNotContain("s3cret");
        assertThat(bearer.toString()).contains("Bearer").doesNotContain("s3cret");
        assertThatThrownBy(() -> RegistrySettings.parse(Map.of("schema.registry.url", "http://anna:s3cret@o ne")))
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
        assertThatThrownBy(() -> RegistrySettings.parse(Map.of("schema.registry.url", "ftp://anna:s3cret@one")))
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> new Bearer("s3cret\n")).hasMessageNotContaining("s3cret");
    }
}
