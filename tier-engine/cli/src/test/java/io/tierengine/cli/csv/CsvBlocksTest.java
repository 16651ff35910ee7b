package io.tierengine.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBlocksTest {

    private static final int LONGEST_RECORD = 64;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveTheSameRecordsWhereverTheFileIsCut(long seed) throws IOException {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            String csv = anyCsv(random);
            List<String> whole = read(csv, 1 << 16);

            for (int blockSize : List.of(LONGEST_RECORD, LONGEST_RECORD + 1, 100, 257)) {
                assertThat(read(csv, blockSize))
                        .as("seed %d, run %d, blocks of %d bytes, of:%n%s", seed, run, blockSize, csv)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void shouldReadFilesOneAfterTheOtherWithoutTheirHeaders() throws IOException {
        CsvBlocks blocks = new CsvBlocks(List.of(open("h,i\n1,2\n"), open(""), open("\uFEFFh,i\n\n3,4")));
        CsvBlock block = new CsvBlock();
        CsvCursor cursor = new CsvCursor();
        List<String> records = new ArrayList<>();

        while (blocks.fill(block)) {
            block.start(cursor);
            CsvCursorTest.describe(cursor).forEach(record -> records.add("file " + block.file() + ", line " + record));
        }

        assertThat(records).containsExactly("file 0, line 2:[1, 2]", "file 2, line 3:[3, 4]");
    }

    @Test
    void shouldNameTheLineOfARecordThatNeverEnds() throws IOException {
        CsvBlocks blocks = new CsvBlocks(List.of(open("h,i\n1,2\n3,\"" + "4\n".repeat(100))), LONGEST_RECORD);
        CsvBlock block = new CsvBlock(LONGEST_RECORD);

        assertThat(blocks.fill(block)).isTrue();
        assertThatExceptionOfType(CsvTooLongException.class)
                .isThrownBy(() -> blocks.fill(block))
                .satisfies(tooLong -> {
                    assertThat(tooLong.file()).isZero();
                    assertThat(tooLong.line()).isEqualTo(3);
                });
        assertThat(blocks.fill(block)).isFalse();
    }

    @Test
    void shouldReadAHeaderBehindAByteOrderMark() throws IOException {
        CsvFile file = open("\uFEFF\"event,Id\",b\r\n1,2\n");

        assertThat(file.header()).containsExactly("event,Id", "b");
        assertThat(file.headerProblem()).isNull();
    }

    private static List<String> read(String csv, int blockSize) throws IOException {
        CsvBlocks blocks = new CsvBlocks(List.of(open("header\n" + csv)), blockSize);
        CsvBlock block = new CsvBlock(blockSize);
        CsvCursor cursor = new CsvCursor();
        List<String> records = new ArrayList<>();
        while (blocks.fill(block)) {
            block.start(cursor);
            records.addAll(CsvCursorTest.describe(cursor));
        }
        return records;
    }

    private static CsvFile open(String csv) throws IOException {
        return CsvFile.open(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** Right and wrong records of at most {@link #LONGEST_RECORD} bytes; quotes are always closed. */
    private static String anyCsv(Random random) {
        StringBuilder csv = new StringBuilder();
        int records = random.nextInt(40);
        for (int i = 0; i < records; i++) {
            int cells = 1 + random.nextInt(3);
            for (int cell = 0; cell < cells; cell++) {
                csv.append(cell == 0 ? "" : ",").append(anyCell(random));
            }
            csv.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
        }
        return csv.toString();
    }

    private static String anyCell(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "\"\"";
            case 2 -> "\"a\nb,c\"";
            case 3 -> "\"say \"\"hi\"\"\r\n\"";
            case 4 -> "5\" disk";
            case 5 -> "\"a\"b\"";
            case 6 -> "\u5F20\u4F1F";
            default -> "plain" + random.nextInt(100);
        };
    }
}
