package io.tierengine.cli.csv;

import java.io.IOException;

/** A record that is longer than any can be: most likely a quote that is opened and never closed. The file can't be read on. */
public final class CsvTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int file;
    private final int line;

    CsvTooLongException(int file, int line, int mostBytes) {
        super("the row has more than " + (mostBytes >> 10)
                + " KiB; is a quote opened and never closed? The file can't be read beyond it");
        this.file = file;
        this.line = line;
    }

    /** Which file, counted from 0. */
    public int file() {
        return file;
    }

    /** The line on which the record begins. */
    public int line() {
        return line;
    }
}
