package io.tierengine.contract.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.schema.PublishedSchemas;
import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.contract.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compatibility is BACKWARD_TRANSITIVE: what is published now reads what any release wrote. */
class ReleasedSchemasTest {

    @BeforeAll
    static void shouldReleaseWhenAsked() throws IOException {
        ContractRecords.trust();
        var version = System.getProperty("contract.release");
        if (version != null) {
            new Release(Release.ALL.resolve(version)).write(PublishedSchemas.all());
        }
    }

    @Test
    void shouldReadWhatEveryReleaseWrote() throws IOException {
        var problems = new ArrayList<String>();

        for (var release : Release.all()) {
            problems.addAll(new Compatibility(PublishedSchemas.all(), release).problems());
        }

        assertThat(Release.all()).extracting(Release::version).contains("0.1.0");
        assertThat(problems).isEmpty();
    }

    @Test
    void shouldReadWhatEveryReleaseWroteIntoTheGeneratedClasses() throws IOException {
        var differences = new ArrayList<String>();

        for (var release : Release.all()) {
            for (var written : release.schemas()) {
                for (var sample : Sample.values()) {
                    var read = readIntoClass(release, written, sample);
                    differences.addAll(Differences.between(release.expected(written, sample), read));
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    /** Changes that break readers or, worse, silently change values. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Transaction | "name":"currency"                | "name":"money"                  | READER_FIELD_MISSING_DEFAULT_VALUE
            Transaction | "scale":4                        | "scale":6                       | Transaction.amount: was written as
            Transaction | "REFUND",                        |                                 | MISSING_ENUM_SYMBOLS
            TierChange  | "timestamp-millis"               | "timestamp-micros"              | TierChange.effectiveAt: was written as
            TierChange  | {"name":"sequence","type":"long" | {"name":"sequence","type":"int" | TYPE_MISMATCH
            TierChange  | "name":"TierChange"              | "name":"Change"                 | there is no such record any more
            """)
    void shouldCatchAnIncompatibleChange(String name, String sound, String planted, String problem) throws IOException {
        var changed = changed(name, sound, planted == null ? "" : planted);

        var problems = new Compatibility(publishedWith(name, changed), baseline()).problems();

        assertThat(problems)
                .anySatisfy(found -> assertThat(found).contains(problem))
                .allSatisfy(found -> assertThat(found).startsWith(name + " of release 0.1.0: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Transaction | {"name":"currency"                       | {"name":"added","type":"string","default":"none"},{"name":"currency"
            Transaction | "name":"currency"                        | "name":"money","aliases":["currency"]
            Transaction | "REFUND",                                | "REFUND","CHARGEBACK",
            Interaction | {"name":"type","type":"string"           | {"name":"type","type":["null","string"]
            TierChange  | {"name":"policyVersion","type":"int"     | {"name":"policyVersion","type":"long"
            """)
    void shouldLetACompatibleChangePass(String name, String sound, String planted) throws IOException {
        var changed = changed(name, sound, planted);

        var problems = new Compatibility(publishedWith(name, changed), baseline()).problems();

        assertThat(problems).isEmpty();
    }

    @Test
    void shouldGiveAnAddedFieldItsDefaultWhenOldDataAreRead() throws IOException {
        var changed = changed(
                "TierChange",
                "{\"name\":\"newTier\"",
                "{\"name\":\"added\",\"type\":[\"null\",\"string\"],\"default\":null},"
                        + "{\"name\":\"counted\",\"type\":\"int\",\"default\":7},{\"name\":\"newTier\"");
        var written = baseline().schemas().stream()
                .filter(schema -> schema.getName().equals("TierChange"))
                .findFirst()
                .orElseThrow();

        var read = new Compatibility(List.of(changed), baseline()).read(written, changed, Sample.FULL);

        assertThat(read.get("added")).isNull();
        assertThat(read.get("explanation")).isNull();
        assertThat(read.get("counted")).isEqualTo(7);
        assertThat(read.get("newTier")).hasToString("some newTier");
    }

    @Test
    void shouldCatchDataThatDifferFromWhatWasWritten(@TempDir Path folder) throws IOException {
        var release = new Release(folder.resolve("9.9.9"));
        release.write(PublishedSchemas.all());
        var bytes = release.binary("ClockMark", Sample.FULL);
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("9.9.9/ClockMark.full.bin"), bytes);

        var problems = new Compatibility(PublishedSchemas.all(), release).problems();

        assertThat(problems).singleElement().asString().contains("ClockMark.writtenAt: was written as");
    }

    @Test
    void shouldNotReleaseTheSameVersionTwice() {
        assertThatThrownBy(() -> baseline().write(PublishedSchemas.all()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Release 0.1.0 is there already");
    }

    private static Release baseline() {
        return new Release(Release.ALL.resolve("0.1.0"));
    }

    private static Schema changed(String name, String sound, String planted) {
        var text = PublishedSchemas.named(name).toString();
        assertThat(text).contains(sound);
        return new Schema.Parser().parse(text.replace(sound, planted));
    }

    private static List<Schema> publishedWith(String name, Schema changed) {
        return PublishedSchemas.all().stream()
                .map(schema -> schema.getName().equals(name) ? changed : schema)
                .toList();
    }

    private static SpecificRecord readIntoClass(Release release, Schema written, Sample sample) throws IOException {
        var topic = TopicCatalogue.standard().all().stream()
                .filter(candidate -> candidate.valueType().getName().equals(written.getFullName()))
                .findFirst()
                .orElseThrow();
        var reader = new SpecificDatumReader<SpecificRecord>(written, topic.readerSchema());
        var bytes = release.binary(written.getName(), sample);
        return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
