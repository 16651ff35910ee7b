package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreTest {

    @TempDir
    private Path folder;

    @Test
    void shouldGiveBackWhatWasPutInMemoryAndOnDisk() throws IOException {
        Random random = new Random(7);
        List<byte[]> put = new ArrayList<>();
        List<SegmentStore.Segment> segments = new ArrayList<>();
        try (SegmentStore store = new SegmentStore(folder, 5 << 20)) {
            for (int i = 0; i < 100; i++) {
                byte[] bytes = new byte[random.nextInt(200_000)];
                random.nextBytes(bytes);
                put.add(bytes);
                segments.add(store.put(bytes, bytes.length));
            }

            assertThat(store.spilledBytes()).isGreaterThan(2 << 20).isLessThan(8 << 20);
            for (int i = 0; i < put.size(); i++) {
                ByteWriter kept = new ByteWriter(0);
                kept.writeByte(7);
                store.get(segments.get(i), kept);
                assertThat(Arrays.copyOfRange(kept.array(), 1, kept.size())).isEqualTo(put.get(i));
            }
        }
    }

    @Test
    void shouldLeaveNothingOnDisk() throws IOException {
        try (SegmentStore store = new SegmentStore(folder, 0)) {
            SegmentStore.Segment segment = store.put(new byte[10], 10);
            assertThat(segment.size()).isEqualTo(10);
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
