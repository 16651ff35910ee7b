package io.tierengine.contract.document;

import io.tierengine.contract.topic.Flow;
import io.tierengine.contract.topic.Retention;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The page of topics and records for people to read, in Markdown. */
final class TopicPage {

    private final TopicCatalogue catalogue;
    private final StringBuilder page = new StringBuilder();
    /** Records and enums on the page; one that is part of several others is told once. */
    private final Set<String> told = new HashSet<>();

    TopicPage(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String text() {
        page.setLength(0);
        told.clear();
        page.append("""
                # Topics and records

                <!-- Generated from the contract; don't edit. Write it anew with:
                     %s -->

                What goes in and out of the engine on Kafka. The same for programs: [asyncapi.yaml](asyncapi.yaml), and the Avro schemas
                in [schemas/src/main/avro](../schemas/src/main/avro).

                * A value is Avro binary after five bytes: a zero and the schema's id in the registry, big-endian (Confluent's wire
                  format). Its subject is the topic's name with `-value`.
                * A key is plain text in UTF-8, without a schema id: compaction and partitioning compare bytes.
                * All records about a customer must lie in the same partition number of every co-partitioned topic. The number is the one
                  that Kafka's Java client computes from the customer id, murmur2; clients on librdkafka (Python, Go, .NET, C) need
                  `partitioner=murmur2_random`, as their default is another hash.
                * Time is in the payload. The broker stamps every record with the time at which it was appended (`LogAppendTime`), and
                  the engine goes by that only to tell which facts lie in the future.
                * An instant is in UTC, in milliseconds since 1970-01-01T00:00:00Z. A decimal is the unscaled number, two's complement,
                  big-endian.

                ## Topics

                | topic | who writes | value | key | partitions | kept | what for |
                |---|---|---|---|---|---|---|
                """.formatted(CommittedFile.COMMAND));
        catalogue.all().forEach(this::topicRow);
        page.append("""

                "=" marks the co-partitioned topics: they have one number of partitions, which is chosen when they are created and is a
                setting, as is a prefix for all names.

                ### Placement and settings

                | topic | partition of a record | settings |
                |---|---|---|
                """);
        catalogue.all().forEach(this::settingsRow);
        page.append("\n## Records\n");
        catalogue.all().forEach(topic -> record(topic.valueSchema(), "Value of `" + topic.name() + "`."));
        return page.toString();
    }

    private void topicRow(Topic<?> topic) {
        row(
                "`" + topic.name() + "`",
                topic.flow() == Flow.IN ? "others" : "the engine",
                link(topic.valueSchema()),
                topic.key().form(),
                (topic.coPartitioned() ? "= " : "") + topic.partitions(),
                kept(topic.retention()),
                topic.purpose());
    }

    private void settingsRow(Topic<?> topic) {
        var settings = topic.config().entrySet().stream()
                .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                .collect(Collectors.joining(", "));
        row("`" + topic.name() + "`", topic.placement().rule(), settings);
    }

    private static String kept(Retention retention) {
        return switch (retention) {
            case Retention.Forever _ -> "for good";
            case Retention.For(var time) -> Words.days(time);
            case Retention.LatestOfKey(var tombstones) ->
                "the latest of each key; deletions for " + Words.days(tombstones);
        };
    }

    private void record(Schema schema, String use) {
        page.append("\n### ").append(schema.getName()).append("\n\n");
        page.append(schema.getDoc()).append(' ').append(use).append("\n\n");
        page.append("| field | type | presence | unit | meaning |\n|---|---|---|---|---|\n");
        Map<String, Schema> named = new LinkedHashMap<>();
        for (var field : schema.getFields()) {
            row(
                    "`" + field.name() + "`",
                    Words.type(field.schema()),
                    Words.presence(field),
                    Words.unit(field),
                    Words.meaning(field));
            var type = inner(field.schema());
            if ((type.getType() == Schema.Type.ENUM || type.getType() == Schema.Type.RECORD)
                    && told.add(type.getName())) {
                named.put(type.getName(), type);
            }
        }
        named.values().forEach(type -> {
            if (type.getType() == Schema.Type.ENUM) {
                page.append("\n`")
                        .append(type.getName())
                        .append("`: ")
                        .append(type.getDoc())
                        .append('\n');
            } else {
                record(type, "Part of `" + schema.getName() + "`.");
            }
        });
    }

    private static Schema inner(Schema schema) {
        var present = Words.present(schema);
        return present.getType() == Schema.Type.ARRAY ? present.getElementType() : present;
    }

    private static String link(Schema schema) {
        return "[" + schema.getName() + "](#" + schema.getName().toLowerCase(Locale.ROOT) + ")";
    }

    private void row(String... cells) {
        page.append('|');
        for (var cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        page.append('\n');
    }
}
