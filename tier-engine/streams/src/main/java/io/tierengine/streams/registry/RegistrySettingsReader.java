package io.tierengine.streams.registry;

import io.tierengine.streams.registry.RegistryCredentials.Basic;
import io.tierengine.streams.registry.RegistryCredentials.Bearer;
import io.tierengine.streams.registry.RegistryCredentials.None;
import io.tierengine.streams.registry.RegistrySettings.MissingIds;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;

/** Turns a map of settings by Confluent's names into {@link RegistrySettings}. Values of secrets are in no message. */
final class RegistrySettingsReader {

    private final Map<String, String> settings = new TreeMap<>();

    RegistrySettingsReader(Map<String, ?> given) {
        given.forEach((key, value) -> {
            if (value != null) {
                settings.put(key, text(value).strip());
            }
        });
    }

    RegistrySettings read() {
        refuseUnknown();
        List<URI> urls = urls();
        RegistrySettings.Builder builder = new RegistrySettings.Builder(
                        urls.stream().map(RegistrySettingsReader::withoutUser).toList())
                .credentials(credentials(urls))
                .tls(tls())
                .schemaUse(schemaUse());
        number(RegistryKeys.CONNECT_TIMEOUT_MS).map(Duration::ofMillis).ifPresent(builder::connectTimeout);
        number(RegistryKeys.READ_TIMEOUT_MS).map(Duration::ofMillis).ifPresent(builder::readTimeout);
        proxy().ifPresent(builder::proxy);
        RegistrySettings defaults = builder.build();
        return builder.retries(retries(defaults.retries()))
                .missingIds(missingIds(defaults.missingIds()))
                .build();
    }

    private void refuseUnknown() {
        List<String> unknown = settings.keySet().stream()
                .filter(key -> RegistryKeys.RESERVED.stream().anyMatch(key::startsWith))
                .filter(key -> !RegistryKeys.KNOWN.contains(key) && !RegistryTls.knows(key))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown settings of the schema registry: " + String.join(", ", unknown)
                    + "; known are " + RegistryKeys.KNOWN.stream().sorted().collect(Collectors.joining(", ")) + " and "
                    + RegistryKeys.TLS_PREFIX + "* with Kafka's names.");
        }
    }

    private List<URI> urls() {
        return Arrays.stream(value(RegistryKeys.URL).orElse("").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(RegistrySettingsReader::uri)
                .toList();
    }

    private RegistryCredentials credentials(List<URI> urls) {
        Optional<String> bearer = value(RegistryKeys.BEARER_SOURCE);
        Optional<String> basic = value(RegistryKeys.BASIC_SOURCE);
        if (bearer.isPresent() && basic.isPresent()) {
            throw new IllegalArgumentException(
                    "Both " + RegistryKeys.BASIC_SOURCE + " and " + RegistryKeys.BEARER_SOURCE
                            + " are set; a request carries one kind of credentials, so leave one out.");
        }
        if (bearer.isPresent()) {
            requireOneOf(RegistryKeys.BEARER_SOURCE, bearer.get(), "STATIC_TOKEN");
            return new Bearer(required(RegistryKeys.BEARER_TOKEN, "STATIC_TOKEN"));
        }
        String source = basic.orElse("URL");
        requireOneOf(RegistryKeys.BASIC_SOURCE, source, "URL", "USER_INFO");
        return source.equals("URL") ? fromUrls(urls) : userInfo();
    }

    private Basic userInfo() {
        String pair = value(RegistryKeys.USER_INFO)
                .or(() -> value(RegistryKeys.OLD_USER_INFO))
                .orElseThrow(() -> missing(RegistryKeys.USER_INFO, "USER_INFO"));
        return basic(pair, RegistryKeys.USER_INFO);
    }

    private static RegistryCredentials fromUrls(List<URI> urls) {
        List<String> users = urls.stream()
                .map(url -> Optional.ofNullable(url.getRawUserInfo()).orElse(""))
                .distinct()
                .toList();
        if (users.size() > 1) {
            throw new IllegalArgumentException("The URLs in " + RegistryKeys.URL
                    + " carry different credentials; write the same into each, or use " + RegistryKeys.USER_INFO + ".");
        }
        String user = String.join("", users);
        return user.isEmpty()
                ? new None()
                // A plus sign is itself in a URL's user info, and a blank in a form's.
                : basic(URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8), RegistryKeys.URL);
    }

    private static Basic basic(String pair, String key) {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    key + " has no user and password with a colon between; write user:password.");
        }
        return new Basic(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private Map<String, String> tls() {
        int prefix = RegistryKeys.PREFIX.length();
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(RegistryKeys.TLS_PREFIX))
                .collect(Collectors.toMap(setting -> setting.getKey().substring(prefix), Map.Entry::getValue));
    }

    private Optional<InetSocketAddress> proxy() {
        Optional<Long> port = number(RegistryKeys.PROXY_PORT);
        Optional<String> host = value(RegistryKeys.PROXY_HOST);
        if (host.isPresent() != port.isPresent()) {
            throw new IllegalArgumentException(
                    RegistryKeys.PROXY_HOST + " and " + RegistryKeys.PROXY_PORT + " go together; set both or none.");
        }
        return host.map(name -> InetSocketAddress.createUnresolved(name, Math.toIntExact(port.orElse(0L))));
    }

    private SchemaUse schemaUse() {
        boolean latest = flag(RegistryKeys.USE_LATEST).orElse(false);
        if (latest && flag(RegistryKeys.AUTO_REGISTER).orElse(false)) {
            throw new IllegalArgumentException(
                    "Both " + RegistryKeys.USE_LATEST + " and " + RegistryKeys.AUTO_REGISTER
                            + " are true; records are written either as the newest version or as their own, so set one to false.");
        }
        if (latest) {
            return SchemaUse.LATEST;
        }
        return flag(RegistryKeys.AUTO_REGISTER).orElse(true) ? SchemaUse.REGISTER : SchemaUse.LOOK_UP;
    }

    private RetryPolicy retries(RetryPolicy defaults) {
        return new RetryPolicy(
                number(RegistryKeys.RETRIES).map(Math::toIntExact).orElse(defaults.retries()),
                number(RegistryKeys.RETRY_WAIT_MS).map(Duration::ofMillis).orElse(defaults.firstWait()),
                number(RegistryKeys.RETRY_MAX_WAIT_MS).map(Duration::ofMillis).orElse(defaults.maxWait()));
    }

    private MissingIds missingIds(MissingIds defaults) {
        return new MissingIds(
                number(RegistryKeys.MISSING_ID_TTL_S).map(Duration::ofSeconds).orElse(defaults.time()),
                number(RegistryKeys.MISSING_SIZE).map(Math::toIntExact).orElse(defaults.size()));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
    }

    private String required(String key, String source) {
        return value(key).orElseThrow(() -> missing(key, source));
    }

    private Optional<Long> number(String key) {
        return value(key).map(value -> {
            if (!value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(key + " must be a whole number from 0, but is \"" + value + "\".");
            }
            return Long.valueOf(value);
        });
    }

    private Optional<Boolean> flag(String key) {
        return value(key).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false, but is \"" + value + "\".");
        });
    }

    private static void requireOneOf(String key, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", which isn't supported; use " + String.join(" or ", allowed) + ".");
        }
    }

    private static IllegalArgumentException missing(String key, String source) {
        return new IllegalArgumentException(key + " is missing, and credentials of the kind " + source + " need it.");
    }

    /** The message of the parser would quote the URL, which may hold a password. */
    @SuppressWarnings("UnusedException")
    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("A URL in " + RegistryKeys.URL + " is none, at its character "
                    + e.getIndex() + "; write it like https://registry.example:8081.");
        }
    }

    private static URI withoutUser(URI url) {
        String user = url.getRawUserInfo();
        return user == null ? url : uri(url.toString().replace("//" + user + "@", "//"));
    }

    private static String text(Object value) {
        return switch (value) {
            case Password secret -> secret.value();
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }
}
