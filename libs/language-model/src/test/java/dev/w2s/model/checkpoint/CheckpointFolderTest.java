package dev.w2s.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFolderTest {
    private static final String PEFT = "lora/bert-tiny/final/";
    private static final Architecture ARCHITECTURE = Architectures.of(BertTiny.json("models/bert-tiny/config.json"));

    @TempDir
    Path folder;

    @Test
    void anAdapterHasTheKeysAndTensorsOfPeft() {
        // given
        Checkpoint checkpoint = ofPeft();

        // when
        new CheckpointFolder(folder, ARCHITECTURE).write(checkpoint);

        // then
        Map<String, Tensor> expected = BertTiny.tensors(PEFT + "adapter_model.safetensors");
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("adapter_model.safetensors"))) {
            assertThat(file.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            expected.forEach((key, tensor) -> assertThat(file.floats(key)).isEqualTo(BertTiny.floats(tensor)));
            assertThat(file.metadata()).containsEntry("format", "pt");
        }
    }

    @Test
    void theAdaptersConfigurationSaysWhatPeftSays() throws IOException {
        // when
        new CheckpointFolder(folder, ARCHITECTURE).write(ofPeft());

        // then
        JsonNode ours = new ObjectMapper()
                .readTree(folder.resolve("adapter_config.json").toFile());
        JsonNode pefts = BertTiny.json(PEFT + "adapter_config.json");
        assertThat(ours.get("base_model_name_or_path").asText()).isEqualTo(BertTiny.REFERENCE.location());
        ours.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("base_model_name_or_path")) {
                assertThat(field.getValue()).as(field.getKey()).isEqualTo(pefts.get(field.getKey()));
            }
        });
    }

    @Test
    void anAdapterSurvivesTheRoundTrip() {
        // given
        Checkpoint checkpoint = ofPeft();

        // when
        new CheckpointFolder(folder, ARCHITECTURE).write(checkpoint);
        Checkpoint read = new CheckpointFolder(folder, ARCHITECTURE).read();

        // then
        assertThat(read).isEqualTo(checkpoint);
    }

    @Test
    void fullyFineTunedWeightsKeepTheirNames() {
        // given
        Checkpoint checkpoint = new Checkpoint(
                new CheckpointDescription(pinned(), new Adaptation.Full(true), Precision.FLOAT32, 3),
                Map.of(
                        "encoder.layer.0.output.dense.bias", Tensor.floats(new float[] {1, 2}, 2),
                        "score.weight", Tensor.floats(new float[] {3, 4}, 2, 1)));

        // when
        new CheckpointFolder(folder, ARCHITECTURE).write(checkpoint);

        // then
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("trained.safetensors"))) {
            assertThat(file.names()).containsExactly("encoder.layer.0.output.dense.bias", "score.weight");
        }
        assertThat(new CheckpointFolder(folder, ARCHITECTURE).read()).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.network.EveryAdaptation#all")
    void everyAdaptationIsWrittenAndRead(Adaptation adaptation) {
        // given
        Checkpoint checkpoint = new Checkpoint(
                new CheckpointDescription(pinned(), adaptation, Precision.FLOAT32, 3),
                Map.of("score.weight", Tensor.floats(new float[] {3, 4}, 2, 1)));

        // when
        new CheckpointFolder(folder, ARCHITECTURE).write(checkpoint);

        // then
        assertThat(new CheckpointFolder(folder, ARCHITECTURE).read()).isEqualTo(checkpoint);
    }

    @Test
    void aFolderWithoutADescriptionIsRefusedByName() {
        assertThatThrownBy(() -> CheckpointDescription.read(folder))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("checkpoint.json");
    }

    @Test
    void aDamagedDescriptionIsRefusedWithTheField() throws IOException {
        // given
        Files.writeString(folder.resolve("checkpoint.json"), "{\"bestStep\": 3}");

        // then
        assertThatThrownBy(() -> CheckpointDescription.read(folder))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("model");
    }

    private static Checkpoint ofPeft() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        PeftAdapter peft = new PeftAdapter(ARCHITECTURE);
        BertTiny.tensors(PEFT + "adapter_model.safetensors")
                .forEach((key, tensor) -> tensors.put(peft.name(key), tensor));
        Adaptation lora = new Adaptation.Lora(8, 8, 0, List.of("all-linear"));
        return new Checkpoint(new CheckpointDescription(pinned(), lora, Precision.FLOAT32, 30), tensors);
    }

    private static PinnedModel pinned() {
        return new PinnedModel(BertTiny.REFERENCE, "ab".repeat(32), null, Pooling.FIRST_TOKEN, 32);
    }
}
