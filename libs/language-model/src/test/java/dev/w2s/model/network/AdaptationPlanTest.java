package dev.w2s.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Weight;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdaptationPlanTest {
    private static Torch torch;
    private static LanguageModel model;

    @BeforeAll
    static void load() {
        torch = Torch.start(1);
        model = BertTiny.load(torch, Precision.FLOAT32, 1);
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @Test
    void allLinearMeansEveryLinearModuleOfTheKeptLayersAndNotThePooler() {
        assertThat(names(new Adaptation.Lora(8, 8, 0, List.of("all-linear")), Pooling.FIRST_TOKEN))
                .containsExactly(
                        "encoder.layer.0.attention.self.query.lora_A.weight",
                        "encoder.layer.0.attention.self.query.lora_B.weight",
                        "encoder.layer.0.attention.self.key.lora_A.weight",
                        "encoder.layer.0.attention.self.key.lora_B.weight",
                        "encoder.layer.0.attention.self.value.lora_A.weight",
                        "encoder.layer.0.attention.self.value.lora_B.weight",
                        "encoder.layer.0.attention.output.dense.lora_A.weight",
                        "encoder.layer.0.attention.output.dense.lora_B.weight",
                        "encoder.layer.0.intermediate.dense.lora_A.weight",
                        "encoder.layer.0.intermediate.dense.lora_B.weight",
                        "encoder.layer.0.output.dense.lora_A.weight",
                        "encoder.layer.0.output.dense.lora_B.weight",
                        "classifier.weight",
                        "classifier.bias");
    }

    @ParameterizedTest
    @MethodSource("dev.w2s.model.network.EveryAdaptation#all")
    void everyAdaptationHasAPlanThatTrainsTheHead(Adaptation adaptation) {
        assertThat(names(adaptation, Pooling.MEAN)).hasSizeGreaterThan(1).endsWith("score.weight");
    }

    @Test
    void aTargetIsTheEndOfAModulesPath() {
        assertThat(names(new Adaptation.Lora(8, 8, 0, List.of("query", "intermediate.dense")), Pooling.MEAN))
                .containsExactly(
                        "encoder.layer.0.attention.self.query.lora_A.weight",
                        "encoder.layer.0.attention.self.query.lora_B.weight",
                        "encoder.layer.0.intermediate.dense.lora_A.weight",
                        "encoder.layer.0.intermediate.dense.lora_B.weight",
                        "score.weight");
    }

    @Test
    void aTargetThatNamesNothingIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> names(new Adaptation.Lora(8, 8, 0, List.of("q_proj")), Pooling.MEAN))
                .hasMessageContainingAll("'q_proj'", "query", "all-linear");
    }

    @Test
    void fullFineTuningTrainsWhatTheLogitsDependOn() {
        assertThat(names(new Adaptation.Full(true), Pooling.MEAN))
                .hasSize(17)
                .startsWith("encoder.layer.0.attention.self.query.weight")
                .endsWith("score.weight");
        assertThat(names(new Adaptation.Full(false), Pooling.FIRST_TOKEN))
                .hasSize(5 + 16 + 4)
                .startsWith("embeddings.word_embeddings.weight")
                .endsWith("pooler.dense.weight", "pooler.dense.bias", "classifier.weight", "classifier.bias");
    }

    @Test
    void biasesAndNormsAloneAreNotDecayed() {
        assertThat(names(new Adaptation.Full(false), Pooling.FIRST_TOKEN))
                .filteredOn(name -> !Weight.decays(name))
                .allMatch(name -> name.endsWith(".bias") || name.endsWith("LayerNorm.weight"))
                .hasSize(2 + 10 + 2);
    }

    private static List<String> names(Adaptation adaptation, Pooling pooling) {
        return AdaptationPlan.of(model, model.head(pooling), adaptation).weights().stream()
                .map(Weight::name)
                .toList();
    }
}
