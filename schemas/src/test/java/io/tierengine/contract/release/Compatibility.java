package io.tierengine.contract.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericRecord;

/** Whether a set of schemas reads what one release wrote: by Avro's rules, and by reading it. */
final class Compatibility {

    private static final Pattern ENUM_DEFAULT = Pattern.compile("(\"symbols\":\\[[^]]*]),\"default\":\"[A-Z_]+\"");

    private final List<Schema> readers;
    private final Release release;

    Compatibility(List<Schema> readers, Release release) {
        this.readers = readers;
        this.release = release;
    }

    /** What can't be read or reads differently, one line each; empty where all is well. */
    List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (var written : release.schemas()) {
            var where = written.getName() + " of release " + release.version() + ": ";
            var reader = reader(written);
            if (reader.isEmpty()) {
                problems.add(where + "there is no such record any more");
            } else {
                problemsOf(written, reader.get()).forEach(problem -> problems.add(where + problem));
            }
        }
        return problems;
    }

    private Optional<Schema> reader(Schema written) {
        return readers.stream()
                .filter(schema -> schema.getFullName().equals(written.getFullName()))
                .findFirst();
    }

    private List<String> problemsOf(Schema written, Schema reader) throws IOException {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(withoutEnumDefaults(reader), written);
        if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
            return verdict.getResult().getIncompatibilities().stream()
                    .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                    .toList();
        }
        var problems = new ArrayList<String>();
        for (var sample : Sample.values()) {
            problems.addAll(Differences.between(release.expected(written, sample), read(written, reader, sample)));
        }
        return problems;
    }

    /** The default of an enum is for symbols that are still to come; it is no leave to drop one that was written. */
    private static Schema withoutEnumDefaults(Schema schema) {
        var text = ENUM_DEFAULT.matcher(schema.toString()).replaceAll("$1");
        return new Schema.Parser().parse(text);
    }

    GenericRecord read(Schema written, Schema reader, Sample sample) throws IOException {
        return AvroText.fromBinary(release.binary(written.getName(), sample), written, reader);
    }
}
