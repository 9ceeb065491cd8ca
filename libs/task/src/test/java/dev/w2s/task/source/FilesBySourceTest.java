package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesBySourceTest {
    private static TaskFiles named(String kind) {
        return (data, listener) -> List.of(new LocalFile(Path.of(kind), "file", Part.TRAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "hub:acme/task@0, hub",
        "file:/data, folder",
        "https://host/x/, web",
        "http://host/x/, web",
        "maven:a:b:1, class path"
    })
    void theKindIsWhatTheSourceBeginsWith(String source, Path kind) {
        // given
        TaskFiles files = new FilesBySource(named("class path"), named("folder"), named("web"), named("hub"));

        // then
        assertThat(files.fetch(SomeTask.of(source, hello("file")), DownloadListener.NONE))
                .extracting(LocalFile::path)
                .containsExactly(kind);
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatAreKnown() {
        // given
        TaskFiles files = new FilesBySource(named("c"), named("f"), named("w"), named("h"));

        // then
        assertThatThrownBy(() -> files.fetch(SomeTask.of("ftp://host/", hello("file")), DownloadListener.NONE))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("data.source: 'ftp://host/' must begin with one of hub:, file:, https:, http:, maven:");
    }

    @ParameterizedTest
    @CsvSource({"path, data.files.path", "address, data.source", "revision, data.source"})
    void whatIsWrongIsSaidOfTheRecipesField(String field, String expected) {
        // given
        TaskFiles failing = (data, listener) -> {
            throw new InvalidFieldException(field, "is wrong");
        };

        // then
        assertThatThrownBy(() -> new FilesBySource(failing, failing, failing, failing)
                        .fetch(SomeTask.of("file:/data", hello("file")), DownloadListener.NONE))
                .hasMessage(expected + ": is wrong");
    }
}
