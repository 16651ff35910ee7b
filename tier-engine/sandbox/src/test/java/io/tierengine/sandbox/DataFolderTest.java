package io.tierengine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void shouldDeleteATemporaryFolderOnClosing() {
        DataFolder folder = DataFolder.temporary();
        Path path = folder.path();
        assertThat(path).isNotEmptyDirectory();

        folder.close();

        assertThat(path).doesNotExist();
    }

    @Test
    void shouldRememberWhatItWasToldWhenOpenedAgain() {
        Memory memory = new Memory("a-cluster", 3, List.of(1, 2, 3));
        try (DataFolder first = DataFolder.kept(parent.resolve("kept"))) {
            assertThat(first.memory()).isEmpty();
            first.remember(memory);
        }

        try (DataFolder second = DataFolder.kept(parent.resolve("kept"))) {
            assertThat(second.memory()).contains(memory);
        }
    }

    @Test
    void shouldRefuseAFolderThatIsInUse() {
        try (DataFolder first = DataFolder.kept(parent)) {
            assertThatThrownBy(() -> DataFolder.kept(parent))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("Another sandbox is using the data folder " + first.path());
        }
    }

    @Test
    void shouldLayOutTheClassesThatChildrenRun() {
        try (DataFolder folder = DataFolder.kept(parent)) {
            assertThat(folder.childClasses().resolve("io/tierengine/sandbox/child/Supervised.class"))
                    .isRegularFile();
            assertThat(folder.brokerLogging()).isRegularFile();
        }
    }
}
