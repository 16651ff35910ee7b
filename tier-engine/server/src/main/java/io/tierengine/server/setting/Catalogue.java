package io.tierengine.server.setting;

import static io.tierengine.server.setting.Setting.optional;
import static io.tierengine.server.setting.Setting.withDefault;

import io.tierengine.server.log.LogFormat;
import io.tierengine.server.log.LogLevel;
import io.tierengine.server.security.Visibility.Attribute;
import io.tierengine.streams.customer.ProcessorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Every setting of the server. The reference for users is written from it. */
final class Catalogue {

    static final String PREFIX = "tier.";

    static final Setting<String> APPLICATION_ID = withDefault(
            "tier.application-id",
            ValueType.matching(
                    Pattern.compile("[a-zA-Z0-9._-]{1,100}"),
                    "1 to 100 letters, digits, dots, hyphens and underscores"),
            "tier-engine",
            "Name of the engine's consumer group, transactions and state. Instances with the same name share the work; another"
                    + " name starts from the first fact.");

    static final Setting<String> PROGRAM = withDefault(
            "tier.program", ValueType.text(), "", "Name of the policy to apply. Needed where several are published.");

    static final Setting<Path> POLICY = optional(
            "tier.policy",
            ValueType.path(),
            "Policy file to publish at the start, unless it is published already. Left out: a policy must be published.");

    static final Setting<String> BOOTSTRAP_SERVERS = withDefault(
            "tier.kafka.bootstrap-servers",
            ValueType.matching(
                    Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*"),
                    "`host:port`, or several with commas between"),
            "127.0.0.1:9092",
            "Kafka brokers to connect to first.");

    static final Setting<String> REGISTRY_URL = withDefault(
            "tier.registry.url",
            ValueType.urls(),
            "http://127.0.0.1:8081",
            "Schema registry with Confluent's API, path included. With several, the next is asked when one can't be reached.");

    static final Setting<String> TOPICS_PREFIX = withDefault(
            "tier.topics.prefix",
            ValueType.matching(
                    Pattern.compile("[a-zA-Z0-9._-]{0,100}"),
                    "at most 100 letters, digits, dots, hyphens and underscores"),
            "",
            "Comes before the name of every topic, such as `shop1.`.");

    static final Setting<Integer> TOPICS_PARTITIONS = withDefault(
            "tier.topics.partitions",
            ValueType.count(1, 10_000),
            "8",
            "Partitions of each topic by customer. It can't be changed once there are facts, and bounds how many threads of all"
                    + " instances can share the work.");

    static final Setting<Integer> TOPICS_REPLICATION = optional(
            "tier.topics.replication",
            ValueType.count(1, 15),
            "Copies of each topic that is created, the engine's own included. Left out: the brokers' default.");

    static final Setting<Boolean> TOPICS_CREATE = withDefault(
            "tier.topics.create",
            ValueType.flag(),
            "true",
            "Whether missing topics are created at the start. Otherwise they are named, and the server ends.");

    static final Setting<Path> STATE_FOLDER = withDefault(
            "tier.state.folder",
            ValueType.path(),
            "tier-state",
            "Folder of this instance's state. It can be lost: the state is then read back from Kafka. Two instances can't share"
                    + " it.");

    static final Setting<Integer> THREADS = withDefault(
            "tier.threads",
            ValueType.count(1, 256),
            "2",
            "Stream threads of this instance; each has whole partitions.");

    static final Setting<Duration> COMMIT_INTERVAL = withDefault(
            "tier.commit-interval",
            ValueType.time("1ms", "10s"),
            "100ms",
            "How often decisions are committed at least, and so the most that a reader with `read_committed` waits for them."
                    + " A thread that has time left commits sooner when something was told. Longer is cheaper at full speed.");

    static final Setting<Long> CACHE_SIZE = withDefault(
            "tier.cache-size",
            ValueType.heap("0B", "64GiB"),
            "20%",
            "Memory on the heap for customers kept at hand, unpacked, all threads together: those whose change isn't written yet"
                    + " (`tier.write-behind`), and those used last. 1 to 2 KiB each.");

    static final Setting<Long> STORE_MEMORY = withDefault(
            "tier.store-memory",
            ValueType.bytes("8MiB", "1024GiB"),
            "256MiB",
            "Memory outside the heap for all stores of this instance together.");

    static final Setting<Duration> ALLOWED_LATENESS = withDefault(
            "tier.allowed-lateness",
            ValueType.time("0s", "366d"),
            "0s",
            "How far a fact may lie behind the latest of its partition and still be in time. Time-driven tier changes come that"
                    + " much later.");

    static final Setting<Duration> FUTURE_TOLERANCE = withDefault(
            "tier.future-tolerance",
            ValueType.time("0s", "366d"),
            "1h",
            "How far ahead of its arrival on the broker a fact may be dated. Others go to the dead letters.");

    static final Setting<Duration> IDLE_TIMEOUT = withDefault(
            "tier.idle-timeout",
            ValueType.time("100ms", "1h"),
            "1s",
            "How long a partition must be quiet, everything read, until its clock follows wall time.");

    static final Setting<Boolean> EXPLANATIONS = withDefault(
            "tier.explanations",
            ValueType.flag(),
            "true",
            "Whether every tier change carries why it came about, what is missing for the next tier and when the customer falls"
                    + " next. Without, records are shorter and deciding is cheaper.");

    static final Setting<Integer> KEPT_CHANGES = withDefault(
            "tier.kept-changes",
            ValueType.count(0, ProcessorSettings.MOST_KEPT_CHANGES),
            "5",
            "How many of a customer's latest tier changes are kept beside its state, for `tier explain`; 0 for none. With"
                    + " explanations each takes some 150 bytes; the first 256 of a policy in each partition are as long as in the topic.");

    static final Setting<Duration> CUTOFF_MARGIN = withDefault(
            "tier.cutoff-margin",
            ValueType.time("0s", "366d"),
            "10m",
            "For policies whose `rfm` has percentiles: cut-offs come into force this much later than anything dated now may be"
                    + " (`tier.future-tolerance`). In that time they must reach every instance.");

    static final Setting<Duration> WRITE_BEHIND = withDefault(
            "tier.write-behind",
            ValueType.time("0s", "1m"),
            "2s",
            "How long a customer's state may wait to be written where facts come fast, if nothing was told of the customer. A restart"
                    + " processes as much of the input again, and a query sees as much less. 0 writes all with each commit.");

    static final Setting<String> HTTP_HOST = withDefault(
            "tier.http.host",
            ValueType.matching(Pattern.compile("\\S+"), "a host name or an address"),
            "127.0.0.1",
            "Address that the HTTP server listens on; `0.0.0.0` for all. Without authentication (`tier.security.*`) it must be a"
                    + " loopback address, and whoever is on that machine may do everything.");

    static final Setting<Integer> HTTP_PORT = withDefault(
            "tier.http.port", ValueType.count(0, 65_535), "8080", "Port of the HTTP server; 0 for any that is free.");

    static final Setting<Integer> HTTP_REQUESTS_PER_SECOND = withDefault(
            "tier.http.requests-per-second",
            ValueType.count(1, 1_000_000),
            "500",
            "Requests that each caller may make in a second, for long; three times as many at once. Beyond that it is told to wait"
                    + " (429).");

    static final Setting<Long> HTTP_MOST_BODY = withDefault(
            "tier.http.most-body",
            ValueType.bytes("1KiB", "64MiB"),
            "1MiB",
            "Size of the largest body that a request may have; a larger one is refused (413).");

    static final Setting<Integer> EVENTS_CLIENTS = withDefault(
            "tier.events.clients",
            ValueType.count(0, 100_000),
            "1000",
            "How many may listen to events of this instance at once (`/api/v1/events`).");

    static final Setting<Integer> EVENTS_KEPT = withDefault(
            "tier.events.kept",
            ValueType.count(10, 1_000_000),
            "20000",
            "Latest events that an instance keeps in memory, once for all listeners: how far back one can resume, and how far behind"
                    + " one may be until it is dropped. About 1 KiB each.");

    static final Setting<Path> API_KEYS = optional(
            "tier.security.api-keys",
            ValueType.path(),
            "File of the keys by which services are known, read once at the start; docs/security.md says what it looks like.");

    static final Setting<String> JWT_ISSUER = optional(
            "tier.security.jwt.issuer",
            ValueType.url(),
            "Whose tokens (JWT) are taken, as `iss` names it. Set together with `tier.security.jwt.jwks-url`.");

    static final Setting<String> JWT_JWKS_URL = optional(
            "tier.security.jwt.jwks-url",
            ValueType.url(),
            "Where the issuer publishes the keys that its tokens are signed with (JWKS).");

    static final Setting<String> JWT_AUDIENCE = optional(
            "tier.security.jwt.audience",
            ValueType.text(),
            "What `aud` of a token must name, unless it names `tier.security.oidc.client-id`. Left out without a client-id: it isn't looked"
                    + " at, and a token that the issuer made for another service is taken too.");

    static final Setting<String> JWT_NAME_CLAIM = withDefault(
            "tier.security.jwt.name-claim",
            ValueType.text(),
            "sub",
            "Claim of a token that names the caller, as it stands in the audit.");

    static final Setting<String> JWT_ROLES_CLAIM = withDefault(
            "tier.security.jwt.roles-claim",
            ValueType.text(),
            "roles",
            "Claim of a token that lists roles: `viewer`, `operator`, `admin`. Dots lead into objects, such as"
                    + " `realm_access.roles`.");

    static final Setting<String> JWT_ROLE_PREFIX = withDefault(
            "tier.security.jwt.role-prefix",
            ValueType.text(),
            "",
            "What comes before the names of roles in that claim, such as `tier-`; others are left alone.");

    static final Setting<String> JWT_VISIBILITY_CLAIM = optional(
            "tier.security.jwt.visibility-claim",
            ValueType.text(),
            "Claim of a token that lists the owners or regions whose customers the caller sees. Who has no such claim sees none,"
                    + " unless it is an `admin`. Left out: everybody sees all customers.");

    static final Setting<Attribute> JWT_VISIBILITY_ATTRIBUTE = withDefault(
            "tier.security.jwt.visibility-attribute",
            ValueType.choice(Attribute.class),
            "region",
            "What that claim lists values of: this attribute of customers' profiles.");

    static final Setting<String> OIDC_CLIENT_ID = optional(
            "tier.security.oidc.client-id",
            ValueType.text(),
            "By what name the issuer knows this server, so that people log in with a browser. Needs the secret, and"
                    + " `tier.security.jwt.issuer`, where they log in.");

    static final Setting<String> OIDC_CLIENT_SECRET = optional(
            "tier.security.oidc.client-secret",
            ValueType.text(),
            "What proves to the issuer that it is this server. Give it in the environment or, better, in a file:"
                    + " `tier.security.oidc.client-secret-file`.");

    static final Setting<Path> OIDC_CLIENT_SECRET_FILE = optional(
            "tier.security.oidc.client-secret-file",
            ValueType.path(),
            "File that holds that secret and nothing else, read once at the start.");

    static final Setting<String> OIDC_SCOPES = withDefault(
            "tier.security.oidc.scopes",
            ValueType.matching(
                    Pattern.compile("(\\S+ +)*openid( +\\S+)*"), "names with blanks between, `openid` among them"),
            "openid profile",
            "What is asked of the issuer at a login, so that its ID token holds the claims that `tier.security.jwt.*` name.");

    static final Setting<URI> OIDC_ADDRESS = optional(
            "tier.security.oidc.address",
            ValueType.address(),
            "Where browsers reach this server. The issuer sends them back to `/oauth/callback` there, and with `https` cookies go by TLS"
                    + " only. Left out: the address that a browser asks for, which isn't right behind a proxy that ends TLS.");

    static final Setting<String> HTTP_ADVERTISED = optional(
            "tier.http.advertised",
            ValueType.matching(Pattern.compile("\\S+:\\d{1,5}"), "`host:port`"),
            "Where other instances of this server reach this one. Left out: the address that it listens on, or the machine's name where"
                    + " that is `0.0.0.0`. Instances ask each other for customers whose partitions they don't have.");

    static final Setting<LogFormat> LOG_FORMAT = withDefault(
            "tier.log.format",
            ValueType.choice(LogFormat.class),
            "text",
            "Lines of text for people, or a JSON object a line for machines.");

    static final Setting<LogLevel> LOG_LEVEL = withDefault(
            "tier.log.level",
            ValueType.choice(LogLevel.class),
            "info",
            "Least important messages that are logged. From `debug` on, ids of customers may be among them, and failures come"
                    + " with their stack trace.");

    static final SettingGroup KAFKA_PROPERTIES = new SettingGroup(
            "tier.kafka.properties.",
            "Settings of the Kafka clients and of Kafka Streams by Kafka's names, such as `security.protocol`. They win over the"
                    + " engine's defaults, but not over what its answers depend on, such as exactly-once.");

    static final SettingGroup REGISTRY_PROPERTIES = new SettingGroup(
            "tier.registry.properties.",
            "Settings of the registry's client and of the serializers by Confluent's names, such as"
                    + " `basic.auth.user.info`.");

    /** By theme; the order of the reference. */
    static final List<Setting<?>> SETTINGS = List.of(
            APPLICATION_ID,
            PROGRAM,
            POLICY,
            BOOTSTRAP_SERVERS,
            REGISTRY_URL,
            TOPICS_PREFIX,
            TOPICS_PARTITIONS,
            TOPICS_REPLICATION,
            TOPICS_CREATE,
            STATE_FOLDER,
            THREADS,
            COMMIT_INTERVAL,
            CACHE_SIZE,
            STORE_MEMORY,
            ALLOWED_LATENESS,
            FUTURE_TOLERANCE,
            IDLE_TIMEOUT,
            EXPLANATIONS,
            KEPT_CHANGES,
            CUTOFF_MARGIN,
            WRITE_BEHIND,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_ADVERTISED,
            HTTP_REQUESTS_PER_SECOND,
            HTTP_MOST_BODY,
            EVENTS_CLIENTS,
            EVENTS_KEPT,
            API_KEYS,
            JWT_ISSUER,
            JWT_JWKS_URL,
            JWT_AUDIENCE,
            JWT_NAME_CLAIM,
            JWT_ROLES_CLAIM,
            JWT_ROLE_PREFIX,
            JWT_VISIBILITY_CLAIM,
            JWT_VISIBILITY_ATTRIBUTE,
            OIDC_CLIENT_ID,
            OIDC_CLIENT_SECRET,
            OIDC_CLIENT_SECRET_FILE,
            OIDC_SCOPES,
            OIDC_ADDRESS,
            LOG_FORMAT,
            LOG_LEVEL);

    static final List<SettingGroup> GROUPS = List.of(KAFKA_PROPERTIES, REGISTRY_PROPERTIES);

    private Catalogue() {}
}
