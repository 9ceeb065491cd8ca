package dev.w2s.label.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.TaskData;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSourceTest {
    private static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String SHA256_OF_OTHER = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";

    @TempDir
    private Path folder;

    private static TaskData data(String source, String path, String sha256) {
        return new TaskData("reader", source, List.of(new TaskData.File(path, sha256)));
    }

    private URL jar(String name, String path, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(path));
            out.write(content.getBytes());
        }
        return jar.toUri().toURL();
    }

    @Test
    void theJarWithThePinnedBytesIsTakenWhateverItsNameAndPlace() throws IOException {
        // given
        URL[] jars = {jar("other-2.jar", "data/file", "other"), jar("group.task-1.jar", "data/file", "hello")};
        try (URLClassLoader classPath = new URLClassLoader(jars, null)) {
            // when
            List<SourceFile> files =
                    new TaskSource(classPath).read(data("maven:group:task:1", "data/file", SHA256_OF_HELLO));

            // then
            assertThat(files)
                    .flatExtracting(file -> file.lines().toList())
                    .containsExactly(new SourceFile.Line("data/file", 1, "hello"));
        }
    }

    @Test
    void otherBytesAreRefusedWithBothHashes() throws IOException {
        // given
        try (URLClassLoader classPath = new URLClassLoader(new URL[] {jar("t.jar", "data/file", "other")}, null)) {
            // then
            assertThatThrownBy(() ->
                            new TaskSource(classPath).read(data("maven:group:task:1", "data/file", SHA256_OF_HELLO)))
                    .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                            .isEqualTo(FailureCategory.CORRUPT_INPUT))
                    .hasMessageContaining("data/file of maven:group:task:1")
                    .hasMessageContaining(SHA256_OF_HELLO)
                    .hasMessageContaining(SHA256_OF_OTHER);
        }
    }

    @Test
    void anAbsentFileIsMissingAndTheMessageSaysWhichDependencyToAdd() {
        // given
        TaskSource source = new TaskSource(getClass().getClassLoader());

        // then
        assertThatThrownBy(() -> source.read(data("maven:group:task:1:tests", "no/such/file", SHA256_OF_HELLO)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("no/such/file")
                .hasMessageContaining("add group:task:1:tests to its dependencies");
    }

    @Test
    void aSourceThatIsNoMavenCoordinateIsRefused() {
        // given
        TaskSource source = new TaskSource(getClass().getClassLoader());

        // then
        assertThatThrownBy(() -> source.read(data("file:/etc", "passwd", SHA256_OF_HELLO)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("data.source: 'file:/etc' must be maven:group:artifact:version[:classifier]");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedByName() {
        // given
        SourceFile file = new SourceFile("data/file", new byte[] {'a', (byte) 0xff});

        // then
        assertThatThrownBy(file::lines)
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("data/file is not UTF-8");
    }
}
