package io.tierengine.core.planted;

import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.NullMarked;

/** Planted: the core writes to a disk. */
@NullMarked
final class WritesFiles {

    void write(byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream("state")) {
            out.write(bytes);
        }
    }
}
