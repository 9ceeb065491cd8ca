package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProbeTest {
    @TempDir
    Path folder;

    @Test
    void aStoreThatCanBeWrittenHasNoComplaintAndIsLeftAsItWas() throws IOException {
        // given
        Path store = folder.resolve("not/yet/there");

        // then
        assertThat(new StoreProbe(store).complaint()).isEmpty();
        try (var entries = Files.list(store)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsNamedWithTheRemedy() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        // then
        assertThat(new StoreProbe(file.resolve("store")).complaint())
                .hasValueSatisfying(
                        words -> assertThat(words).contains(file.toString()).contains("set w2s.store"));
    }
}
