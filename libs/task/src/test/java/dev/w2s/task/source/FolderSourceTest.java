package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.SHA256_OF_HELLO;
import static dev.w2s.task.source.SomeTask.SHA256_OF_OTHER;
import static dev.w2s.task.source.SomeTask.file;
import static dev.w2s.task.source.SomeTask.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    @TempDir
    private Path machine;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(machine.resolve("data"));
        Files.writeString(folder.resolve("train.jsonl"), "hello");
        Files.writeString(folder.resolve("test.jsonl"), "other");
        Files.writeString(machine.resolve("secret"), "hello");
    }

    private List<LocalFile> fetch(DownloadListener listener, TaskData.File... files) {
        return new FolderSource(List.of()).fetch(SomeTask.of("file:" + folder, files), listener);
    }

    @Test
    void filesAreTakenWhereTheyLieInTheRecipesOrder() {
        assertThat(fetch(DownloadListener.NONE, file("test.jsonl", Part.TEST, SHA256_OF_OTHER), hello("train.jsonl")))
                .containsExactly(
                        new LocalFile(folder.resolve("test.jsonl"), "test.jsonl", Part.TEST),
                        new LocalFile(folder.resolve("train.jsonl"), "train.jsonl", Part.TRAIN));
    }

    @Test
    void otherBytesAreRefusedWithBothHashesAndTheRemedy() {
        assertThatThrownBy(() -> fetch(DownloadListener.NONE, hello("test.jsonl")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("test.jsonl of file:" + folder + " has SHA-256 " + SHA256_OF_OTHER
                        + ", but the task was written for " + SHA256_OF_HELLO
                        + ": restore the file, or submit the study again, which pins the file as it is now");
    }

    @Test
    void whatIsOutsideIsRefusedThoughItHasThePinnedBytes() throws IOException {
        // given
        Files.createSymbolicLink(folder.resolve("link"), machine.resolve("secret"));

        // then
        for (String path : List.of("../secret", machine.resolve("secret").toString(), "link")) {
            assertThatThrownBy(() -> fetch(DownloadListener.NONE, hello(path)))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.INVALID_REQUEST))
                    .hasMessageContaining("'" + path + "'");
        }
    }

    @Test
    void aFolderThatIsNotAllowedIsRefused() {
        // given
        FolderSource elsewhere = new FolderSource(List.of(machine.resolve("elsewhere")));

        // then
        assertThatThrownBy(() ->
                        elsewhere.fetch(SomeTask.of("file:" + folder, hello("train.jsonl")), DownloadListener.NONE))
                .hasMessage("source: 'file:" + folder + "' must be below one of [" + machine.resolve("elsewhere")
                        + "], the folders that tasks may read");
    }

    @Test
    void theListenerHearsOfEveryFileAndCanStop() {
        // given
        List<DownloadListener.Progress> reports = new ArrayList<>();
        TaskData.File[] files = {hello("train.jsonl"), file("test.jsonl", Part.TEST, SHA256_OF_OTHER)};
        CategorizedException cancelled = new CategorizedException(FailureCategory.CANCELLED, "nobody wants it");

        // when
        fetch(reports::add, files);

        // then
        assertThat(reports)
                .containsExactly(
                        new DownloadListener.Progress(5, 5, 1, 2), new DownloadListener.Progress(10, 10, 2, 2));
        assertThatThrownBy(() -> fetch(
                        progress -> {
                            throw cancelled;
                        },
                        files))
                .isSameAs(cancelled);
    }
}
