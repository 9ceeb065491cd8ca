package dev.w2s.artifact;

import static dev.w2s.artifact.Recipes.PROVENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.StoreSize.OfKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest {
    private static final Recipe RECIPE = Recipes.labels(1);

    @TempDir
    Path root;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = FolderArtifactStore.open(root);
    }

    @Test
    void whatIsPublishedIsFoundAtTheAddressOfItsRecipe() throws Exception {
        // when
        store.publish(RECIPE, PROVENANCE, folder -> {
            Files.writeString(folder.resolve("test.parquet"), "rows");
            Files.createDirectory(folder.resolve("plots"));
            Files.writeString(folder.resolve("plots/roc.svg"), "<svg/>");
        });

        // then
        String hex = RECIPE.key().hex();
        Artifact found = store.find(RECIPE.artifact()).orElseThrow();
        assertThat(found.folder())
                .isEqualTo(
                        root.resolve("label-set").resolve(hex.substring(0, 2)).resolve(hex));
        assertThat(Files.readString(found.file("plots/roc.svg"))).isEqualTo("<svg/>");
        assertThat(found.manifest().files())
                .containsExactly(
                        new ManifestFile(
                                "plots/roc.svg", 6, "d4dc56669143034f31aa309635d4113d9ad76a02b1739da22c965ed2049be9e6"),
                        new ManifestFile(
                                "test.parquet", 4, "bc51e9e65d79e1c90ba544ab2eae1044ccdf8c1af7a559ba375cba4276f7d99e"));
    }

    @Test
    void theManifestTellsWhereAnArtifactComesFrom() {
        // when
        Manifest manifest = store.publish(RECIPE, PROVENANCE, file("a", "x")).manifest();

        // then
        assertThat(manifest.id()).isEqualTo(RECIPE.artifact());
        assertThat(manifest.recipe())
                .isEqualTo(StudyJson.mapper().valueToTree(RECIPE))
                .isNotEmpty();
        assertThat(manifest.inputs()).isEqualTo(RECIPE.inputs());
        assertThat(manifest.producer()).isEqualTo("label-service 0.1.0");
        assertThat(manifest.device()).isEqualTo("cpu");
        assertThat(manifest.host()).isEqualTo(Owner.current().host());
        assertThat(manifest.startedAt()).isEqualTo(PROVENANCE.startedAt());
        assertThat(manifest.seconds()).isPositive();
        assertThat(manifest.measurements()).isEqualTo(Map.of("tokens", 1234.0));
    }

    @Test
    void theManifestReadsBackAsItWasWritten() {
        Artifact published = store.publish(RECIPE, PROVENANCE, file("a", "x"));
        assertThat(store.find(RECIPE.artifact())).contains(published);
    }

    @Test
    void measurementsThatAreNotFiniteDoNotEndUpInTheManifest() {
        Provenance strange =
                new Provenance("p", "cpu", PROVENANCE.startedAt(), Map.of("loss", Double.NaN, "steps", 3.0));
        Artifact artifact = store.publish(RECIPE, strange, file("a", "x"));
        assertThat(artifact.manifest().measurements()).containsOnlyKeys("steps");
    }

    @Test
    void withoutAManifestThereIsNoArtifact() throws Exception {
        // given
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "x"));

        // when
        Files.delete(artifact.folder().resolve("manifest.json"));

        // then
        assertThat(store.find(RECIPE.artifact())).isEmpty();
        assertThat(store.exists(RECIPE.artifact())).isFalse();
    }

    @Test
    void publishingOverAFolderWithoutManifestReplacesIt() throws Exception {
        // given
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "old"));
        Files.delete(artifact.folder().resolve("manifest.json"));

        // when
        Artifact again = store.publish(RECIPE, PROVENANCE, file("b", "new"));

        // then
        assertThat(namesIn(again.folder())).containsExactly("b", "manifest.json");
    }

    @Test
    void aSecondPublicationOfTheSameRecipeReturnsTheFirst() {
        // given
        Artifact first = store.publish(RECIPE, PROVENANCE, file("a", "first"));

        // when
        Artifact second = store.publish(RECIPE, PROVENANCE, file("a", "second"));

        // then
        assertThat(second).isEqualTo(first);
        assertThat(first.file("a")).hasContent("first");
    }

    @Test
    void whenOthersPublishMeanwhileTheFirstWinsAndAllGetIt() throws Exception {
        // given publishers that have all seen an empty store
        int publishers = 8;
        CyclicBarrier allWriting = new CyclicBarrier(publishers);
        ExecutorService pool = Executors.newFixedThreadPool(publishers);
        List<Future<Artifact>> results = new ArrayList<>();

        // when
        for (int i = 0; i < publishers; i++) {
            String content = "from publisher " + i;
            results.add(pool.submit(() -> store.publish(RECIPE, PROVENANCE, folder -> {
                Files.writeString(folder.resolve("a"), content);
                await(allWriting);
            })));
        }

        // then
        Artifact winner = results.get(0).get();
        for (Future<Artifact> result : results) {
            assertThat(result.get()).isEqualTo(winner);
        }
        store.verify(RECIPE.artifact());
        assertThat(namesIn(winner.folder().getParent()))
                .containsExactly(RECIPE.key().hex());
        pool.shutdown();
    }

    @Test
    void aPublicationThatFailsLeavesNothing() throws Exception {
        // when
        assertThatThrownBy(() -> store.publish(RECIPE, PROVENANCE, folder -> {
                    Files.writeString(folder.resolve("a"), "half");
                    throw new IllegalStateException("loss is NaN");
                }))
                .hasMessage("loss is NaN");

        // then
        assertThat(store.exists(RECIPE.artifact())).isFalse();
        assertThat(filesBelow(root)).isEmpty();
    }

    @Test
    void anErrorOfTheDiskIsAStorageFailureThatNamesPathAndFreeSpace() {
        assertThatThrownBy(() -> store.publish(RECIPE, PROVENANCE, folder -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining(root.resolve(RECIPE.artifact().toString()).toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("bytes free");
    }

    @Test
    void aStoreThatCannotBeWrittenIsAStorageFailure() throws Exception {
        Files.writeString(root.resolve("label-set"), "a file where a folder belongs");
        assertThatThrownBy(() -> store.publish(RECIPE, PROVENANCE, file("a", "x")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.STORAGE))
                .hasMessageContaining(root.resolve("label-set").toString());
    }

    @Test
    void aLinkIsNotPublished() {
        assertThatThrownBy(() -> store.publish(
                        RECIPE,
                        PROVENANCE,
                        folder -> Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link is neither a file nor a folder");
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        // given
        Artifact artifact = store.publish(RECIPE, PROVENANCE, folder -> {
            for (String name : List.of("changed", "gone", "sound", "truncated")) {
                Files.writeString(folder.resolve(name), "content");
            }
        });

        // when
        Files.writeString(artifact.folder().resolve("changed"), "CONTENT");
        Files.delete(artifact.folder().resolve("gone"));
        Files.writeString(artifact.folder().resolve("truncated"), "cont");

        // then
        assertThatThrownBy(() -> store.verify(RECIPE.artifact()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(artifact.folder().toString())
                .hasMessageContaining("changed has other bytes")
                .hasMessageContaining("gone is gone")
                .hasMessageContaining("truncated has 4 bytes instead of 7")
                .hasMessageNotContaining("sound");
    }

    @Test
    void askingForATruncatedFileIsRefused() throws Exception {
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "content"));
        Files.writeString(artifact.folder().resolve("a"), "cont");
        assertThatThrownBy(() -> artifact.file("a"))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("has 4 bytes, but its manifest says 7");
    }

    @Test
    void askingForAFileThatTheArtifactLacksListsThoseItHas() {
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("test.parquet", "x"));
        assertThatThrownBy(() -> artifact.file("val.parquet"))
                .hasMessageContaining("'val.parquet'")
                .hasMessageContaining("[test.parquet]");
    }

    @Test
    void aManifestWithUnknownFieldsIsRead() throws Exception {
        // given
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "x"));
        Path manifest = artifact.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", "{ \"colour\" : \"blue\","));

        // when, then
        assertThat(store.find(RECIPE.artifact())).contains(artifact);
    }

    @Test
    void aManifestThatLacksAFieldIsRefusedWithItsPath() throws Exception {
        // given
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "x"));
        Path manifest = artifact.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"x\" : 1"));

        // when, then
        assertThatThrownBy(() -> store.find(RECIPE.artifact()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(manifest.toString())
                .hasMessageContaining("files[0].sha256: is missing");
    }

    @Test
    void aManifestOfAnotherArtifactIsRefused() throws Exception {
        // given a folder copied by hand
        Artifact artifact = store.publish(RECIPE, PROVENANCE, file("a", "x"));
        Recipe other = Recipes.labels(2);
        Path copy = root.resolve(other.artifact().toString());
        Files.createDirectories(copy);
        Files.copy(artifact.folder().resolve("manifest.json"), copy.resolve("manifest.json"));

        // when, then
        assertThatThrownBy(() -> store.find(other.artifact()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining(copy.toString())
                .hasMessageContaining("not the artifact of this folder");
    }

    @Test
    void sizeCountsArtifactsAndBytesByKind() throws Exception {
        // given
        store.publish(RECIPE, PROVENANCE, file("a", "four"));
        Artifact second = store.publish(Recipes.labels(2), PROVENANCE, file("a", "seven.."));
        store.progress(Recipes.labels(3).artifact()).save(file("a", "not counted"));
        StoreSize both = store.size();

        // when
        Files.delete(second.folder().resolve("manifest.json"));
        Files.delete(second.folder().resolve("a"));
        Files.delete(second.folder());

        // then
        assertThat(both.byKind().get(ArtifactKind.LABEL_SET)).isEqualTo(new OfKind(2, 11));
        assertThat(both.byKind().get(ArtifactKind.CHECKPOINT)).isEqualTo(new OfKind(0, 0));
        assertThat(store.size().bytes()).isEqualTo(4);
    }

    @Test
    void anEmptyStoreNeedsNoFolder() {
        ArtifactStore nowhere = FolderArtifactStore.open(root.resolve("not/there"));
        assertThat(nowhere.find(RECIPE.artifact())).isEmpty();
        assertThat(nowhere.size().bytes()).isZero();
    }

    private static FolderContent file(String name, String content) {
        return folder -> Files.writeString(folder.resolve(name), content);
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
