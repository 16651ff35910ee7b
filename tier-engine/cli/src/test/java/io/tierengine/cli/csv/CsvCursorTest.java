package io.tierengine.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    @Test
    void shouldSplitEightBytesAtATimeAsByteByByte() {
        Random random = new Random(5);
        for (int run = 0; run < 2000; run++) {
            byte[] csv = anyPlainCsv(random).getBytes(StandardCharsets.UTF_8);
            int before = random.nextInt(9);
            byte[] bytes = new byte[before + csv.length + random.nextInt(9)];
            Arrays.fill(bytes, (byte) ',');
            System.arraycopy(csv, 0, bytes, before, csv.length);
            CsvCursor cursor = new CsvCursor();

            cursor.reset(bytes, before, before + csv.length, 1);

            assertThat(describe(cursor))
                    .as("run %d: %s", run, new String(csv, StandardCharsets.UTF_8))
                    .isEqualTo(byteByByte(bytes, before, before + csv.length));
        }
    }

    /** What the way of records with quotes makes of records without. */
    private static List<String> byteByByte(byte[] bytes, int from, int to) {
        Cells cells = new Cells();
        QuotedRecord record = new QuotedRecord(cells);
        List<String> records = new ArrayList<>();
        int line = 1;
        for (int at = from; at < to; at = record.end()) {
            cells.clear();
            record.split(bytes, at, to);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < cells.count(); i++) {
                texts.add(new String(bytes, cells.from(i), cells.to(i) - cells.from(i), StandardCharsets.UTF_8));
            }
            records.add(line + ":" + texts);
            line += record.lines();
        }
        return records;
    }

    private static String anyPlainCsv(Random random) {
        StringBuilder csv = new StringBuilder();
        int records = 1 + random.nextInt(4);
        for (int i = 0; i < records; i++) {
            csv.append('x');
            int pieces = random.nextInt(12);
            for (int piece = 0; piece < pieces; piece++) {
                csv.append(List.of(",", ",", "y", "abcdefg", "\r", "\u5F20", "-", "!#$+")
                        .get(random.nextInt(8)));
            }
            csv.append(i == records - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
        }
        return csv.toString();
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
