package io.tierengine.benchmarks.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scenario measured: rows of named figures, as a table and as JSON. */
final class Report {

    private final String scenario;
    private final Map<String, Object> settings;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Instant begun = Instant.now();

    Report(String scenario, Map<String, Object> settings) {
        this.scenario = scenario;
        this.settings = new LinkedHashMap<>(settings);
    }

    /** Adds a row; the names are the table's columns, with their units. */
    void add(Map<String, Object> row) {
        rows.add(row);
    }

    /** Says what is going on, apart from the results. */
    static void say(String progress) {
        System.err.println(progress);
    }

    /** Prints the table, and writes the JSON if a file is given. */
    void publish(@Nullable Path json) throws IOException {
        System.out.print(table());
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(json, mapper.writeValueAsString(content()) + "\n");
        }
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("scenario", scenario);
        content.put("begun", begun.toString());
        content.put(
                "machine",
                Map.of(
                        "processors", Runtime.getRuntime().availableProcessors(),
                        "java", System.getProperty("java.vm.version", ""),
                        "os", System.getProperty("os.name", "") + " " + System.getProperty("os.version", "")));
        content.put("settings", settings);
        content.put("rows", rows);
        return content;
    }

    private String table() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        var table = new StringBuilder();
        for (String column : columns) {
            table.append(cell(column, column));
        }
        table.append('\n');
        for (Map<String, Object> row : rows) {
            for (String column : columns) {
                table.append(cell(column, text(row.get(column))));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(String column, String text) {
        int width = Math.max(column.length(), 10) + 2;
        return ("%" + width + "s").formatted(text);
    }

    private static String text(@Nullable Object figure) {
        return switch (figure) {
            case null -> "";
            case Double number -> String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> Objects.toString(figure);
        };
    }
}
