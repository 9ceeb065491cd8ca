package dev.w2s.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.Manifest;
import dev.w2s.artifact.ManifestFile;
import dev.w2s.eval.plan.Role;
import dev.w2s.study.StudyReader;
import dev.w2s.study.StudyState;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCardsTest {
    private static final Key DATASET = new Key("d".repeat(64));
    private static final ArtifactId ID = new ArtifactId(ArtifactKind.DATASET, DATASET);

    @TempDir
    private Path folder;

    private static StudyView study() {
        Instant time = Instant.EPOCH;
        return new StudyView(
                new StudySummary("s", "s", StudyState.RUNNING, time, null, 2, 0, 1, 1),
                new StudyReader()
                        .read("id: s\ntasks: [ppa]\nweak: {model: all-minilm-l6-v2}\n"
                                + "strong: {model: bge-small-en-v1.5}\nseeds: [0, 1]\n"),
                List.of(arm(0), arm(1)),
                List.of());
    }

    private static ArmView arm(long seed) {
        return new ArmView(
                "ppa",
                "xent",
                seed,
                StudyState.RUNNING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(Role.DATASET.label(), DATASET));
    }

    private Artifact artifact(List<ManifestFile> files) {
        return new Artifact(
                ID,
                folder,
                new Manifest(
                        ArtifactKind.DATASET,
                        DATASET,
                        StudyJson.mapper().createObjectNode(),
                        List.of(),
                        files,
                        "w2s",
                        "host",
                        "cpu",
                        Instant.EPOCH,
                        1,
                        Map.of()));
    }

    private Artifact withCard(String card) throws IOException {
        long size = Files.size(Files.writeString(folder.resolve("card.json"), card));
        return artifact(List.of(new ManifestFile("card.json", size, "0".repeat(64))));
    }

    private static Map<String, List<String>> warnings(Function<ArtifactId, Optional<Artifact>> artifacts) {
        return new DataCards(artifacts).warnings(study());
    }

    @Test
    void aCardsWarningsAreThoseOfTheTask() throws IOException {
        // given
        Artifact artifact = withCard("{\"source\":\"x\",\"leaks\":[],\"warnings\":[\"Label 1 is rare\",\"Long\"]}");

        // then
        assertThat(warnings(id -> id.equals(ID) ? Optional.of(artifact) : Optional.empty()))
                .isEqualTo(Map.of("ppa", List.of("Label 1 is rare", "Long")));
    }

    @Test
    void aCardWithoutWarningsLeavesTheTaskOut() throws IOException {
        // given
        Artifact artifact = withCard("{\"warnings\":[]}");

        // then
        assertThat(warnings(id -> Optional.of(artifact))).isEmpty();
    }

    @Test
    void anOlderCardWarnsOfNothing() throws IOException {
        // given
        Artifact artifact = withCard("{\"reader\":\"ppa\",\"source\":\"x\",\"steps\":[],\"splits\":[]}");

        // then
        assertThat(warnings(id -> Optional.of(artifact))).isEmpty();
    }

    @Test
    void aDatasetWithoutACardWarnsOfNothing() {
        assertThat(warnings(id -> Optional.of(artifact(List.of())))).isEmpty();
    }

    @Test
    void aDatasetThatIsNotThereYetWarnsOfNothing() {
        assertThat(warnings(id -> Optional.empty())).isEmpty();
    }

    @Test
    void aCardThatCannotBeReadWarnsOfNothing() throws IOException {
        // given
        Artifact artifact = withCard("no JSON");

        // then
        assertThat(warnings(id -> Optional.of(artifact))).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadWarnsOfNothing() {
        assertThat(warnings(id -> {
                    throw new CategorizedException(FailureCategory.CORRUPT_INPUT, "the manifest is damaged");
                }))
                .isEmpty();
    }
}
