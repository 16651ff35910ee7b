package io.tierengine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRulesTest {

    @Test
    void shouldFindNothingInWhatIsPublished() {
        var violations = new ArrayList<String>();

        for (var schema : PublishedSchemas.all()) {
            violations.addAll(SchemaRules.violations(schema));
        }

        assertThat(violations).isEmpty();
    }

    /** One violation planted for each rule, by replacing text in a schema that keeps them all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "doc":"When. Unit: days."                   | "doc":""                          | Planted.when: no doc
            ,"doc":"When. Unit: days."                  |                                   | Planted.when: no doc
            When. Unit: days.                           | When.                             | Planted.when: doc doesn't end with the unit ("Unit: points.")
            "doc":"A planted record.",                  |                                   | Planted: no doc on Planted
            "doc":"YES: it is. UNKNOWN: newer.",        |                                   | Planted.choice: no doc on Choice
            YES: it is.                                 | It is.                            | Planted.choice: doc of Choice doesn't explain YES
            "default":"UNKNOWN"                         | "default":"YES"                   | Planted.choice: default of Choice isn't UNKNOWN
            "precision":18                              | "precision":19                    | Planted.amount: a decimal of 19 digits doesn't fit 64 bits
            "type":"int"                                | "type":"double"                   | Planted.when: binary floating point; use a decimal
            ,"default":null                             |                                   | Planted.amount: may be null, but has no default
            ["null",                                    | ["null","string",                 | Planted.amount: a union other than [null, type]
            io.tierengine.contract                      | com.example                       | Planted: Planted isn't in namespace io.tierengine.contract
            """)
    void shouldTellAViolationWhenOneIsPlanted(String sound, String planted, String violation) {
        var text = """
                {"type":"record","name":"Planted","namespace":"io.tierengine.contract","doc":"A planted record.","fields":[
                {"name":"when","type":"int","doc":"When. Unit: days."},
                {"name":"amount","type":["null",{"type":"bytes","logicalType":"decimal","precision":18,"scale":4}],"doc":"How much. Unit: CNY.","default":null},
                {"name":"choice","type":{"type":"enum","name":"Choice","doc":"YES: it is. UNKNOWN: newer.","symbols":["YES","UNKNOWN"],"default":"UNKNOWN"},"doc":"Which. Unit: none (choice)."}]}""";
        assertThat(text).contains(sound);
        assertThat(SchemaRules.violations(new Schema.Parser().parse(text))).isEmpty();

        var violations =
                SchemaRules.violations(new Schema.Parser().parse(text.replace(sound, planted == null ? "" : planted)));

        assertThat(violations).contains(violation);
    }

    @Test
    void shouldPublishEveryFileUnderTheNameOfItsRecord() throws IOException {
        try (var files = Files.list(Path.of("src/main/avro"))) {
            var names = files.map(file -> file.getFileName().toString()).toList();

            assertThat(PublishedSchemas.all())
                    .extracting(schema -> schema.getName() + ".avsc")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void shouldPublishTheSameSchemaThatTheGeneratedClassHas() {
        for (var topic : TopicCatalogue.standard().all()) {
            assertThat(SchemaNormalization.toParsingForm(topic.valueSchema()))
                    .isEqualTo(SchemaNormalization.toParsingForm(topic.readerSchema()));
            assertThat(topic.valueSchema().toString()).doesNotContain("avro.java");
        }
    }
}
