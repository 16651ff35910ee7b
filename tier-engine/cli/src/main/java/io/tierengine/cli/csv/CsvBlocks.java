package io.tierengine.cli.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Cuts CSV files into blocks of whole records, which several threads fetch and read side by side.
 *
 * <p>A block is read while the lock is held, which is cheap beside reading its records: a loop over the bytes to count lines
 * and one to look for a quote. Only in a block with quotes the end of the last record needs a second look, as a line end inside
 * quotes isn't one.
 */
public final class CsvBlocks {

    private final List<CsvFile> files;
    private final byte[] carried;
    private int file;
    private int carriedSize;
    private int line = 1;
    private boolean atStart = true;

    /** Reads the files one after the other; whoever opened them closes them. */
    public CsvBlocks(List<CsvFile> files) {
        this(files, CsvBlock.SIZE);
    }

    CsvBlocks(List<CsvFile> files, int blockSize) {
        this.files = List.copyOf(files);
        this.carried = new byte[blockSize];
    }

    /**
     * Fills a block with the next records, which are of one file; false if there are none left.
     *
     * @throws CsvTooLongException if a record is longer than a block
     */
    public synchronized boolean fill(CsvBlock block) throws IOException {
        while (file < files.size()) {
            if (fill(block, files.get(file).in())) {
                return true;
            }
            file++;
            line = 1;
            atStart = true;
        }
        return false;
    }

    private boolean fill(CsvBlock block, InputStream in) throws IOException {
        byte[] bytes = block.bytes;
        System.arraycopy(carried, 0, bytes, 0, carriedSize);
        int size = carriedSize + in.readNBytes(bytes, carriedSize, bytes.length - carriedSize);
        if (size == 0) {
            return false;
        }
        boolean atEnd = size < bytes.length;
        int end = atEnd ? size : RecordEnds.last(bytes, size);
        if (end == 0) {
            CsvTooLongException tooLong = new CsvTooLongException(file, line, bytes.length);
            file = files.size();
            throw tooLong;
        }
        block.file = file;
        block.size = end;
        block.firstLine = line;
        block.startsFile = atStart;
        line += RecordEnds.countLines(bytes, end);
        atStart = false;
        carriedSize = size - end;
        System.arraycopy(bytes, end, carried, 0, carriedSize);
        return true;
    }
}
