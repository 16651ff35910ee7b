package io.tierengine.server.setting;

/** The reference of settings for users, written from the catalogue. */
final class SettingsPage {

    private static final String BEFORE = """
            # Settings of the server

            `bin/tier serve`, the server's jar and the container take the same settings. They come from these places; the
            first that has a value wins:

            1. the command line: options of `bin/tier serve` and `-D name=value`, or `name=value` after the jar;
            2. system properties of the JVM, by the same names;
            3. the environment: the name in capitals, with `_` for `.` and `-`, such as `TIER_KAFKA_BOOTSTRAP_SERVERS`;
            4. a file in the format of Java properties, UTF-8, named by `--config` or `TIER_CONFIG`;
            5. the default.

            A name that begins with `tier.` or `TIER_` and isn't known is an error in each of them, and so is a value that
            doesn't fit: the server says all that is wrong and ends with exit code 2. Variables of `bin/tier`, of
            `docker-compose.yml` and those that Kubernetes adds for services are left alone.

            Times are a whole number and `ms`, `s`, `m`, `h` or `d` (24 hours); amounts of memory a whole number and `B`,
            `KiB`, `MiB` or `GiB`.

            This page is written by the build from the code; see below for how.

            """;

    private static final String AFTER = """
            ## The HTTP server

            Settings of Micronaut's own (`MICRONAUT_SERVER_HOST`, `micronaut.server.ssl.*` and so on) count as well; where one
            says the same as a setting above, it wins over the default above but not over a value that was set.

            | path | what it tells |
            |---|---|
            | `/health/liveness` | 503 once the engine has given up; the process ends then by itself, with exit code 1 |
            | `/health/readiness` | 200 while the engine decides on all its partitions; else 503 with the phase, and while state is read back with the partitions and records left |
            | `/info` | version, application id, topics; for administrators |
            | `/prometheus` | metrics: the engine's own begin with `tier_`, those of Kafka Streams with `kafka_stream_` |
            | `/api/v1/openapi.yml` | the API, described; see also [http-api.md](http-api.md) and [security.md](security.md) |

            ## Writing this page anew

                mvn -pl tier-engine/server -am test -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocuments=write
            """;

    private SettingsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(BEFORE).append("## Names\n\n");
        Catalogue.SETTINGS.forEach(setting -> append(page, setting));
        page.append("## Settings of others\n\n");
        Catalogue.GROUPS.forEach(group -> append(page, group));
        return page.append(AFTER).toString();
    }

    private static void append(StringBuilder page, Setting<?> setting) {
        page.append("### `").append(setting.name()).append("`\n\n");
        page.append(setting.description()).append("\n\n");
        page.append("* Value: ").append(setting.type().expected()).append('\n');
        page.append("* Default: ")
                .append(setting.standard()
                        .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                        .orElse("left out"))
                .append('\n');
        page.append("* Environment: `").append(setting.variable()).append("`\n\n");
    }

    private static void append(StringBuilder page, SettingGroup group) {
        page.append("### `").append(group.prefix()).append("*`\n\n");
        page.append(group.description()).append("\n\n");
        page.append("* Environment: `")
                .append(group.variablePrefix())
                .append("*`; the rest of the name in capitals, with `_` for `.`\n\n");
    }
}
