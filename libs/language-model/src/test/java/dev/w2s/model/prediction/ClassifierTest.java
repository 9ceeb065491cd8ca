package dev.w2s.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
    private static final TokenBudget BUDGET = new TokenBudget(256);
    private static final List<String> TEXTS =
            List.of("a ship", "the wave and the harbour and the sail", "tree", "a stone on the road", "fish");

    private static Torch torch;
    private static LanguageModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        torch = Torch.start(1);
        model = BertTiny.load(torch);
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @Test
    void textsKeepTheirOrderHoweverTheyAreBatched() {
        // given
        List<String> many =
                IntStream.range(0, 5000).mapToObj(i -> TEXTS.get(i % 5)).toList();
        List<Logits> one = new ArrayList<>();

        try (Classifier classifier = new Classifier(model, peft("final"), BUDGET)) {
            // when
            for (String text : TEXTS) {
                one.addAll(classifier.predict(List.of(text)));
            }
            List<Logits> all = classifier.predict(many);

            // then
            assertThat(all).hasSize(5000);
            for (int i = 0; i < 5000; i++) {
                assertThat(all.get(i).difference()).isCloseTo(one.get(i % 5).difference(), within(1e-5));
            }
        }
    }

    @Test
    void severalCheckpointsStandOnOneModel() {
        // given
        try (Classifier first = new Classifier(model, peft("initial"), BUDGET);
                Classifier second = new Classifier(model, peft("final-short-warmup"), BUDGET)) {
            List<Logits> before = first.predict(TEXTS);

            // when
            List<Logits> other = second.predict(TEXTS);

            // then
            assertThat(first.predict(TEXTS)).isEqualTo(before).isNotEqualTo(other);
        }
    }

    @Test
    void aCheckpointPredictsTheSameFromItsFiles() {
        // given
        Checkpoint checkpoint = peft("final-short-warmup");
        new CheckpointFolder(folder, model.architecture()).write(checkpoint);

        try (Classifier direct = new Classifier(model, checkpoint, BUDGET);
                Classifier opened = Classifier.open(model, folder, BUDGET)) {
            // when
            List<Logits> logits = opened.predict(TEXTS);

            // then
            assertThat(logits).isEqualTo(direct.predict(TEXTS));
        }
    }

    @Test
    void aCheckpointOfAnotherModelIsRefused() {
        // given
        try (LanguageModel truncated = BertTiny.load(torch, Precision.FLOAT32, 2)) {
            // then
            assertThatThrownBy(() -> new Classifier(truncated, peft("final"), BUDGET))
                    .hasMessageContaining("2 layers");
        }
    }

    @Test
    void aCheckpointThatLacksATensorIsRefusedByItsName() {
        // given
        Checkpoint whole = peft("final");
        Map<String, Tensor> fewer = new HashMap<>(whole.tensors());
        fewer.remove("encoder.layer.1.output.dense.lora_B.weight");

        // then
        assertThatThrownBy(() -> new Classifier(model, new Checkpoint(whole.description(), fewer), BUDGET))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(
                        "encoder.layer.1.output.dense.lora_B.weight should be F32 [64, 8], but is missing");
    }

    @Test
    void cancellationEndsItBetweenTwoBatches() {
        // given
        Cancellation stop = () -> {
            throw new CategorizedException(FailureCategory.CANCELLED, "not wanted any more");
        };

        try (Classifier classifier = new Classifier(model, peft("final"), BUDGET)) {
            // then
            assertThatThrownBy(() -> classifier.predict(TEXTS.iterator(), logits -> {}, PredictionListener.NONE, stop))
                    .hasMessage("not wanted any more");
        }
    }

    @Test
    void tokensAreCountedWithoutPadding() {
        // given
        List<Integer> tokens = new ArrayList<>();

        try (Classifier classifier = new Classifier(model, peft("final"), BUDGET)) {
            // when
            classifier.predict(TEXTS.iterator(), logits -> {}, tokens::add, Cancellation.NEVER);
        }

        // then
        int expected = TEXTS.stream()
                .mapToInt(text -> model.tokenizer().encode(text, 32).length)
                .sum();
        assertThat(tokens.stream().mapToInt(Integer::intValue).sum()).isEqualTo(expected);
    }

    private static Checkpoint peft(String name) {
        Map<String, Tensor> tensors = new HashMap<>();
        BertTiny.tensors("lora/bert-tiny/" + name + "/adapter_model.safetensors")
                .forEach((key, tensor) ->
                        tensors.put(key.replace("base_model.model.", "").replace("bert.", ""), tensor));
        Adaptation lora = new Adaptation.Lora(8, 8, 0, List.of("all-linear"));
        return new Checkpoint(
                new CheckpointDescription(BertTiny.pinned(model, Pooling.FIRST_TOKEN), lora, Precision.FLOAT32, 30),
                tensors);
    }
}
