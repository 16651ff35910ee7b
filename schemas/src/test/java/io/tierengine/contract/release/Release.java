package io.tierengine.contract.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericRecord;

/**
 * One released version of the contract, in a folder of its name: every schema ({@code Name.avsc}), and for each
 * {@link Sample} the bytes written with it ({@code Name.full.bin}) and the same as Avro's JSON ({@code Name.full.json}).
 */
record Release(Path folder) {

    static final Path ALL = Path.of("src", "released");

    static List<Release> all() throws IOException {
        try (var folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory).sorted().map(Release::new).toList();
        }
    }

    String version() {
        return folder.getFileName().toString();
    }

    List<Schema> schemas() throws IOException {
        var schemas = new ArrayList<Schema>();
        try (var files = Files.newDirectoryStream(folder, "*.avsc")) {
            for (var file : files) {
                schemas.add(new Schema.Parser().parse(Files.readString(file)));
            }
        }
        return schemas;
    }

    byte[] binary(String recordName, Sample sample) throws IOException {
        return Files.readAllBytes(folder.resolve(sample.fileName(recordName) + ".bin"));
    }

    GenericRecord expected(Schema schema, Sample sample) throws IOException {
        var json = Files.readString(folder.resolve(sample.fileName(schema.getName()) + ".json"));
        return AvroText.fromJson(json, schema);
    }

    /** Writes the folder. A release is never written twice: what others hold data of must not change. */
    void write(List<Schema> schemas) throws IOException {
        if (Files.exists(folder)) {
            throw new IllegalStateException("Release " + version() + " is there already, in " + folder
                    + "; give a new version, or delete the folder if nobody has data of it.");
        }
        Files.createDirectories(folder);
        for (var schema : schemas) {
            Files.writeString(
                    folder.resolve(schema.getName() + ".avsc"), SchemaFormatter.format("json/pretty", schema) + "\n");
            for (var sample : Sample.values()) {
                var value = sample.of(schema);
                var file = sample.fileName(schema.getName());
                Files.write(folder.resolve(file + ".bin"), AvroText.binary(value));
                Files.writeString(folder.resolve(file + ".json"), AvroText.json(value));
            }
        }
    }
}
