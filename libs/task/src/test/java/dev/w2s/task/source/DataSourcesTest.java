package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.TaskData;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.task.TaskReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourcesTest {
    private static final DataSources PLANNING =
            DataSources.forPlanning(List.of(), ShortTimeoutHub.ofEnvironment(Map.of()));

    /** A source of one scheme that finds every file at a path of the scheme's name, or fails. */
    private record FakeSource(String scheme, InvalidFieldException failure) implements DataSource {
        FakeSource(String scheme) {
            this(scheme, new InvalidFieldException("path", "is never thrown"));
        }

        @Override
        public List<String> schemes() {
            return List.of(scheme);
        }

        @Override
        public String form() {
            return scheme + "place";
        }

        @Override
        public TaskData pin(TaskDefinition task) {
            return SomeTask.of(task.data().source(), hello(scheme));
        }

        @Override
        public List<LocalFile> fetch(TaskData data, DownloadListener listener) {
            if (data.source().endsWith("wrong")) {
                throw failure;
            }
            return List.of(new LocalFile(Path.of(scheme), "file", Part.TRAIN));
        }
    }

    private static DataSources fakes(String... schemes) {
        return new DataSources(
                List.of(schemes).stream().<DataSource>map(FakeSource::new).toList());
    }

    private static TaskDefinition task(String data) {
        return new TaskReader().read("""
                name: mine
                question: Is it so?
                labels: [no, yes]
                data: {%s}
                example: {text: "{text}", shape: {kind: yes-no, answer: answer}}
                """.formatted(data));
    }

    @ParameterizedTest
    @CsvSource({
        "hub:acme/task@0, HubSource",
        "file:/data, FolderSource",
        "https://host/x/, WebSource",
        "http://host/x/, WebSource",
        "maven:a:b:1, MavenSource"
    })
    void theKindIsWhatTheSourceBeginsWith(String source, String kind) {
        assertThat(PLANNING.find(source)).extracting(Object::getClass).hasToString("class dev.w2s.task.source." + kind);
    }

    @Test
    void planningAndFetchingAskTheSameSource() {
        // given
        DataSources sources = fakes("one:", "two:");

        // then
        assertThat(sources.pin(task("source: 'two:place', train: a")).files()).containsExactly(hello("two:"));
        assertThat(sources.fetch(SomeTask.of("two:place", hello("file")), DownloadListener.NONE))
                .containsExactly(new LocalFile(Path.of("two:"), "file", Part.TRAIN));
    }

    @Test
    void anUnknownKindIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> PLANNING.fetch(SomeTask.of("ftp://host/", hello("file")), DownloadListener.NONE))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("data.source: 'ftp://host/' must begin with one of hub:, file:, https:, http:, maven:");
        assertThatThrownBy(() -> PLANNING.pin(task("source: 'ftp://host/', train: a.csv")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("tasks.mine.data.source: 'ftp://host/' must be hub:org/name[@revision],"
                        + " file:/absolute/folder, https://host/folder/ or maven:group:artifact:version[:classifier]");
    }

    @ParameterizedTest
    @CsvSource({"path, data.files.path", "address, data.source", "revision, data.source"})
    void whatIsWrongIsSaidOfTheRecipesField(String field, String expected) {
        // given
        DataSources failing =
                new DataSources(List.of(new FakeSource("one:", new InvalidFieldException(field, "is wrong"))));

        // then
        assertThatThrownBy(() -> failing.fetch(SomeTask.of("one:wrong", hello("file")), DownloadListener.NONE))
                .hasMessage(expected + ": is wrong");
    }

    @Test
    void aConfigurationIsRefusedWhereTheSourceHasNone() {
        assertThatThrownBy(() -> fakes("one:").pin(task("source: 'one:place', train: a, configuration: x")))
                .hasMessage("tasks.mine.data.configuration: 'x' is for datasets of the hub alone: leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub:acme/task@0123456789012345678901234567890123456789", "https://host/x/", "maven:a:b:1"})
    void aProcessThatOnlyPlansFetchesNothing(String source) {
        assertThatThrownBy(() -> PLANNING.fetch(SomeTask.of(source, hello("file")), DownloadListener.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fetches no files");
    }
}
