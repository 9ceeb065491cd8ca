package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFingerprintTest {
    /** {@code printf one >a; printf two >b; LC_ALL=C sha256sum a b | sha256sum} */
    private static final String OF_ONE_AND_TWO = "d17138d96382403690482a89da33475336ab36c046a6912a86badedd62301cb8";

    @TempDir
    private Path folder;

    @Test
    void isWhatTheShellComputes() throws IOException {
        // given
        Path a = Files.writeString(folder.resolve("a"), "one");
        Path b = Files.writeString(folder.resolve("b"), "two");

        // then
        assertThat(FileFingerprint.ofFiles(List.of(a, b))).isEqualTo(OF_ONE_AND_TWO);
    }

    @Test
    void theOrderOfTheFilesAndTheirFolderChangeNothing() throws IOException {
        // given
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path a = Files.writeString(elsewhere.resolve("a"), "one");
        Path b = Files.writeString(folder.resolve("b"), "two");

        // then
        assertThat(FileFingerprint.ofFiles(List.of(b, a))).isEqualTo(OF_ONE_AND_TWO);
    }

    @Test
    void theNamesCount() throws IOException {
        // given
        Path a = Files.writeString(folder.resolve("a"), "one");
        Path c = Files.writeString(folder.resolve("c"), "two");

        // then
        assertThat(FileFingerprint.ofFiles(List.of(a, c))).isNotEqualTo(OF_ONE_AND_TWO);
    }

    @Test
    void contentsHashedBeforeGiveTheSame() {
        // given
        Map<String, String> hashes = Map.of("b", sha256("two"), "a", sha256("one"));

        // then
        assertThat(FileFingerprint.of(hashes)).isEqualTo(OF_ONE_AND_TWO);
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        // given
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path one = Files.writeString(folder.resolve("a"), "one");
        Path other = Files.writeString(elsewhere.resolve("a"), "two");

        // then
        assertThatThrownBy(() -> FileFingerprint.ofFiles(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two files are named a");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        // given
        Path absent = folder.resolve("absent");

        // then
        assertThatThrownBy(() -> FileFingerprint.ofFiles(List.of(absent)))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining(absent + " is not there");
    }

    private static String sha256(String content) {
        return FileFingerprint.sha256(content.getBytes(StandardCharsets.UTF_8));
    }
}
