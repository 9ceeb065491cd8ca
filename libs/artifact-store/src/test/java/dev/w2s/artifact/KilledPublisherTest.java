package dev.w2s.artifact;

import static dev.w2s.artifact.PublishingProcess.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.recipe.ArtifactId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, ended without warning at every step on the way. */
@Timeout(300)
class KilledPublisherTest {
    private static final ArtifactId ID = Recipes.labels(1).artifact();

    @TempDir
    Path folder;

    @Test
    void killedBeforeAnyStepAPublisherLeavesNothingOrAllAndTheNextSucceeds() throws Exception {
        int exitCode = HaltingFiles.HALTED;
        int published = 0;
        for (int steps = 0; exitCode == HaltingFiles.HALTED; steps++) {
            // given
            Path root = Files.createDirectory(folder.resolve("steps-" + steps));

            // when
            exitCode = PublishingProcess.start("publish", root.toString(), String.valueOf(steps))
                    .waitFor();

            // then it is there whole or not at all
            assertThat(exitCode).as("after %d steps", steps).isIn(HaltingFiles.HALTED, 0);
            FolderArtifactStore store = FolderArtifactStore.open(root);
            if (store.exists(ID)) {
                store.verify(ID);
                published++;
            }
            publishAgain(store);
            store.verify(ID);
            assertThat(store.find(ID).orElseThrow().manifest().files()).hasSize(PublishingProcess.FILES);
            assertThat(store.find(ID).orElseThrow().file("file-1")).hasBinaryContent(CONTENT);
            assertThat(filesBelow(root)).as("nothing is left over").hasSize(PublishingProcess.FILES + 1);
        }
        assertThat(exitCode).as("the last one ran to its end").isZero();
        assertThat(published).as("halted after the rename, and not halted").isGreaterThanOrEqualTo(2);
    }

    @Test
    void killedBeforeAnyStepProgressIsTheOldSnapshotOrTheNew() throws Exception {
        int exitCode = HaltingFiles.HALTED;
        for (int steps = 0; exitCode == HaltingFiles.HALTED; steps++) {
            // given
            Path root = Files.createDirectory(folder.resolve("steps-" + steps));
            FolderArtifactStore.open(root)
                    .progress(ID)
                    .save(target -> Files.writeString(target.resolve("file-0"), "old"));

            // when
            exitCode = PublishingProcess.start("save", root.toString(), String.valueOf(steps))
                    .waitFor();

            // then
            assertThat(exitCode).as("after %d steps", steps).isIn(HaltingFiles.HALTED, 0);
            Path latest = FolderArtifactStore.open(root).progress(ID).latest().orElseThrow();
            if (Files.size(latest.resolve("file-0")) == "old".length()) {
                assertThat(latest.resolve("file-1")).doesNotExist();
            } else {
                assertThat(latest.resolve("file-0")).hasBinaryContent(CONTENT);
                assertThat(latest.resolve("file-1")).hasBinaryContent(CONTENT);
            }
        }
        assertThat(exitCode).isZero();
    }

    @Test
    void killedByTheSystemInTheMiddleOfAFileAPublisherLeavesNothing() throws Exception {
        // given
        Process publisher = PublishingProcess.start("hang", folder.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(publisher.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("writing");

            // when
            FolderArtifactStore whileAlive = FolderArtifactStore.open(folder);
            List<Path> kept = filesBelow(folder);
            publisher.destroyForcibly().waitFor();
            FolderArtifactStore afterwards = FolderArtifactStore.open(folder);

            // then
            assertThat(kept).as("a living publisher's files are left alone").hasSize(1);
            assertThat(whileAlive.find(ID)).isEqualTo(Optional.empty());
            assertThat(filesBelow(folder)).as("a dead one's are removed").isEmpty();
            publishAgain(afterwards);
            afterwards.verify(ID);
        }
    }

    private static void publishAgain(ArtifactStore store) {
        store.publish(Recipes.labels(1), Recipes.PROVENANCE, target -> {
            for (int i = 0; i < PublishingProcess.FILES; i++) {
                Files.write(target.resolve("file-" + i), CONTENT);
            }
        });
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
