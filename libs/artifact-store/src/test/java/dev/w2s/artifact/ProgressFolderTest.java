package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFolderTest {
    @TempDir
    Path root;

    private ProgressFolder progress;

    @BeforeEach
    void open() {
        progress = FolderArtifactStore.open(root).progress(Recipes.labels(1).artifact());
    }

    @Test
    void thereIsNoneAtFirst() {
        assertThat(progress.latest()).isEmpty();
    }

    @Test
    void theLatestSnapshotIsTheOneSavedLast() {
        // when
        for (int step = 1; step <= 12; step++) {
            progress.save(step(step));
        }

        // then
        assertThat(progress.latest().orElseThrow().resolve("step")).hasContent("12");
    }

    @Test
    void itLiesInThePlaceOfItsKey() {
        progress.save(step(1));
        assertThat(progress.latest().orElseThrow())
                .startsWith(root.resolve("progress")
                        .resolve(Recipes.labels(1).artifact().toString()));
    }

    @Test
    void onlyTheLatestSnapshotTakesSpace() throws Exception {
        // when
        progress.save(step(1));
        progress.save(step(2));

        // then
        try (Stream<Path> tree = Files.walk(root)) {
            assertThat(tree.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void aSnapshotThatCannotBeWrittenLeavesTheOneBefore() {
        // given
        progress.save(step(1));

        // when
        assertThatThrownBy(() -> progress.save(folder -> {
                    Files.writeString(folder.resolve("step"), "2");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE));

        // then
        assertThat(progress.latest().orElseThrow().resolve("step")).hasContent("1");
    }

    @Test
    void clearedProgressIsGone() {
        progress.save(step(1));
        progress.clear();
        assertThat(progress.latest()).isEmpty();
    }

    @Test
    void clearingNothingIsFine() {
        progress.clear();
        assertThat(progress.latest()).isEmpty();
    }

    private static FolderContent step(int step) {
        return folder -> Files.writeString(folder.resolve("step"), String.valueOf(step));
    }
}
