package dev.w2s.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.file.DurableFiles;
import dev.w2s.study.recipe.ArtifactId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Owner SELF = Owner.current();

    @TempDir
    Path root;

    private Path shelf;

    @BeforeEach
    void makeShelf() throws Exception {
        shelf = Files.createDirectories(root.resolve("checkpoint/ab"));
    }

    @Test
    void whatALivingProcessWritesStaysHoweverOld() throws Exception {
        Path temp = tempOf(SELF);
        sweepAfter(Duration.ofDays(3));
        assertThat(temp).exists();
    }

    @Test
    void whatADeadProcessOfThisHostLeftGoesAtOnce() throws Exception {
        // given a process that has ended
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path temp = tempOf(new Owner(SELF.host(), ended.pid(), SELF.startedAt()));

        // when
        int swept = sweepAfter(Duration.ZERO);

        // then
        assertThat(temp).doesNotExist();
        assertThat(swept).isEqualTo(1);
    }

    @Test
    void aLaterProcessWithTheSameIdDoesNotKeepItAlive() throws Exception {
        Path temp = tempOf(new Owner(SELF.host(), SELF.pid(), SELF.startedAt() - 60_000));
        sweepAfter(Duration.ZERO);
        assertThat(temp).doesNotExist();
    }

    @Test
    void whatAnotherHostWritesStaysForADay() throws Exception {
        Path temp = tempOf(new Owner("another-host", 1, 1));
        sweepAfter(Duration.ofHours(23));
        assertThat(temp).exists();
    }

    @Test
    void whatAnotherHostLeftGoesAfterADay() throws Exception {
        Path temp = tempOf(new Owner("another-host", 1, 1));
        sweepAfter(Duration.ofHours(25));
        assertThat(temp).doesNotExist();
    }

    @Test
    void openingAStoreSweepsIt() throws Exception {
        Path temp = tempOf(new Owner(SELF.host(), SELF.pid(), SELF.startedAt() - 60_000));
        FolderArtifactStore.open(root);
        assertThat(temp).doesNotExist();
    }

    @Test
    void progressWhoseArtifactExistsGoes() throws Exception {
        // given
        ArtifactStore store = FolderArtifactStore.open(root);
        ArtifactId id = Recipes.labels(1).artifact();
        store.progress(id).save(folder -> Files.writeString(folder.resolve("step"), "7"));
        store.publish(Recipes.labels(1), Recipes.PROVENANCE, folder -> Files.writeString(folder.resolve("a"), "done"));

        // when
        store.sweep();

        // then
        assertThat(store.progress(id).latest()).isEmpty();
    }

    @Test
    void progressWhoseArtifactDoesNotExistStays() {
        ArtifactStore store = FolderArtifactStore.open(root);
        ArtifactId id = Recipes.labels(1).artifact();
        store.progress(id).save(folder -> Files.writeString(folder.resolve("step"), "7"));
        store.sweep();
        assertThat(store.progress(id).latest()).isPresent();
    }

    private Path tempOf(Owner owner) throws Exception {
        Path temp = Files.createDirectory(shelf.resolve(".tmp-0000~" + owner));
        Files.writeString(temp.resolve("half"), "hal");
        return temp;
    }

    private int sweepAfter(Duration age) {
        Clock later = Clock.fixed(Instant.now().plus(age), ZoneOffset.UTC);
        return new FolderArtifactStore(root, new DurableFiles(), SELF, later).sweep();
    }
}
