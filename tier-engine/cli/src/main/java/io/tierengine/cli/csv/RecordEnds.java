package io.tierengine.cli.csv;

/** Finds where records end in bytes that begin with a record. It agrees with {@link CsvCursor} on what a quote does. */
final class RecordEnds {

    private RecordEnds() {}

    /** The end of the last whole record, its line end included; 0 if none ends here. */
    static int last(byte[] bytes, int size) {
        return hasQuote(bytes, size) ? lastBetweenQuotes(bytes, size) : lastLineEnd(bytes, size);
    }

    static int countLines(byte[] bytes, int size) {
        int lines = 0;
        for (int at = 0; at < size; at += Long.BYTES) {
            lines += Words.countLineEnds(Words.getBelow(bytes, at, size));
        }
        return lines;
    }

    private static boolean hasQuote(byte[] bytes, int size) {
        for (int at = 0; at < size; at += Long.BYTES) {
            if (Words.hasQuote(Words.getBelow(bytes, at, size))) {
                return true;
            }
        }
        return false;
    }

    private static int lastLineEnd(byte[] bytes, int size) {
        int end = size;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static int lastBetweenQuotes(byte[] bytes, int size) {
        int end = 0;
        boolean quoted = false;
        boolean cellStart = true;
        for (int i = 0; i < size; i++) {
            byte b = bytes[i];
            if (quoted) {
                if (b == '"' && i + 1 < size && bytes[i + 1] == '"') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '\n') {
                end = i + 1;
                cellStart = true;
            } else {
                quoted = b == '"' && cellStart;
                cellStart = b == ',';
            }
        }
        return end;
    }
}
