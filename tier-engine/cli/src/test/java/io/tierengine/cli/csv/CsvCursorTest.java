package io.tierengine.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvCursorTest {

    @Test
    void shouldSplitRecordsAtCommasAndLineEnds() {
        assertThat(records("a,b\nc,d\r\ne,f")).containsExactly("1:[a, b]", "2:[c, d]", "3:[e, f]");
    }

    @Test
    void shouldKeepEmptyCellsAndPassOverEmptyLines() {
        assertThat(records(",\n\n\r\na,,\n\n")).containsExactly("1:[, ]", "4:[a, , ]");
    }

    @Test
    void shouldUnquoteCellsWithCommasLineEndsAndDoubledQuotes() {
        assertThat(records("\"a,\"\"b\"\"\",\"c\nd\"\r\n\"\",\"\"\"\"\ne,\"f\""))
                .containsExactly("1:[a,\"b\", c\nd]", "3:[, \"]", "4:[e, f]");
    }

    @Test
    void shouldReadMoreCellsThanItHadRoomFor() {
        String row = "x,".repeat(99) + "\"y\"\"\"";

        assertThat(records(row))
                .singleElement()
                .asString()
                .startsWith("1:[x, x")
                .endsWith("x, y\"]");
    }

    @Test
    void shouldTellAQuoteInsideACellAndGoOnWithTheNextRecord() {
        assertThat(records("a\"b,c\nd,e")).containsExactly("1: a quote inside a cell that isn't quoted", "2:[d, e]");
    }

    @Test
    void shouldTellTextAfterAClosingQuoteAndGoOnWithTheNextRecord() {
        assertThat(records("\"a\" b,c\nd,e")).containsExactly("1: text after a closing quote", "2:[d, e]");
    }

    @Test
    void shouldTellAQuoteThatIsNeverClosed() {
        assertThat(records("a,b\n\"c,d\ne,f\n")).containsExactly("1:[a, b]", "2: a quote is opened and never closed");
    }

    @Test
    void shouldTellARecordThatIsNotUtf8AndGoOnWithTheNextOne() {
        assertThat(records("zoe,1\nzo\u00EB,2\nzoe,3".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("1:[zoe, 1]", "2: the row isn't valid UTF-8", "3:[zoe, 3]");
    }

    @Test
    void shouldReadTextInAnyLanguage() {
        assertThat(records("\u5F20\u4F1F,\"\u674E,\"\"\u5A1C\"\"\""))
                .containsExactly("1:[\u5F20\u4F1F, \u674E,\"\u5A1C\"]");
    }

    private static List<String> records(String csv) {
        return records(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> records(byte[] csv) {
        CsvCursor cursor = new CsvCursor();
        cursor.reset(csv, 0, csv.length, 1);
        return describe(cursor);
    }

    /** Every record that is left, as its line and its cells, or the first words of what is wrong with it. */
    static List<String> describe(CsvCursor cursor) {
        List<String> records = new ArrayList<>();
        while (cursor.next()) {
            if (cursor.problem() != null) {
                records.add(cursor.line() + ": " + cursor.problem().split(";", 2)[0]);
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < cursor.cells(); i++) {
                cells.add(cursor.text(i));
            }
            records.add(cursor.line() + ":" + cells);
        }
        return records;
    }
}
