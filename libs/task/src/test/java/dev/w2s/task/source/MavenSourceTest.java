package dev.w2s.task.source;

import static dev.w2s.task.source.SomeTask.SHA256_OF_HELLO;
import static dev.w2s.task.source.SomeTask.SHA256_OF_OTHER;
import static dev.w2s.task.source.SomeTask.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.task.Part;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenSourceTest {
    private static final String SOURCE = "maven:group:task:1";

    @TempDir
    private Path folder;

    private URL jar(String name, String path, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(path));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar.toUri().toURL();
    }

    private List<LocalFile> fetch(String source, String path, URL... classPath) throws IOException {
        try (URLClassLoader classes = new URLClassLoader(classPath, null)) {
            return new MavenSource(() -> new ClassPathFiles(classes, folder.resolve("copies")))
                    .fetch(SomeTask.of(source, hello(path)), DownloadListener.NONE);
        }
    }

    @Test
    void theJarWithThePinnedBytesIsTakenWhateverItsNameAndPlace() throws IOException {
        // when
        List<LocalFile> files = fetch(
                SOURCE,
                "data/file",
                jar("other-2.jar", "data/file", "other"),
                jar("group.task-1.jar", "data/file", "hello"));

        // then
        Path copy = folder.resolve("copies").resolve(SHA256_OF_HELLO);
        assertThat(files).containsExactly(new LocalFile(copy, "data/file", Part.TRAIN));
        assertThat(copy).hasContent("hello");
        assertThat(folder.resolve("copies")).isDirectoryNotContaining(file -> !file.equals(copy));
    }

    @Test
    void aCopyThatIsThereIsTaken() throws IOException {
        // given
        fetch(SOURCE, "data/file", jar("t.jar", "data/file", "hello"));

        // then
        assertThat(fetch(SOURCE, "data/file")).hasSize(1);
    }

    @Test
    void aDamagedCopyIsReplaced() throws IOException {
        // given
        Path copy = folder.resolve("copies").resolve(SHA256_OF_HELLO);
        Files.createDirectories(folder.resolve("copies"));
        Files.writeString(copy, "hel");

        // when
        fetch(SOURCE, "data/file", jar("t.jar", "data/file", "hello"));

        // then
        assertThat(copy).hasContent("hello");
    }

    @Test
    void aPlainFileOfTheClassPathIsTakenWhereItLies() throws IOException {
        // given
        Path plain = Files.createDirectories(folder.resolve("classes/data")).resolve("file 1");
        Files.writeString(plain, "hello");

        // then
        assertThat(fetch(
                        SOURCE, "data/file 1", folder.resolve("classes").toUri().toURL()))
                .extracting(LocalFile::path)
                .containsExactly(plain);
        assertThat(folder.resolve("copies")).doesNotExist();
    }

    @Test
    void otherBytesAreRefusedWithBothHashesAndNothingIsLeft() throws IOException {
        // given
        URL jar = jar("t.jar", "data/file", "other");

        // then
        assertThatThrownBy(() -> fetch(SOURCE, "data/file", jar))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("data/file of maven:group:task:1 has SHA-256 " + SHA256_OF_OTHER
                        + ", but the task was written for " + SHA256_OF_HELLO
                        + ": restore the jar, or pin the new file in the task");
        assertThat(folder.resolve("copies")).doesNotExist();
    }

    @Test
    void aFileThatIsOnNoClassPathIsMissingAndTheRemedyNamesTheJar() {
        assertThatThrownBy(() -> fetch("maven:group:task:1:tests", "no/such/file"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("no/such/file")
                .hasMessageContaining("add group:task:1:tests to its dependencies");
    }

    @Test
    void aSourceThatIsNoMavenCoordinateIsRefused() {
        assertThatThrownBy(() -> fetch("maven:task", "data/file"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("source: 'maven:task' must be maven:group:artifact:version[:classifier]");
    }

    @Test
    void aPathThatClimbsIsRefused() throws IOException {
        // given
        Files.createDirectories(folder.resolve("classes"));
        Files.writeString(folder.resolve("file"), "hello");
        URL classes = folder.resolve("classes").toUri().toURL();

        // then
        assertThatThrownBy(() -> fetch(SOURCE, "../file", classes))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("path: '../file' must be a path inside the source");
    }
}
