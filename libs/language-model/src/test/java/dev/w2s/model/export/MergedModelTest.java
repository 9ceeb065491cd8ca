package dev.w2s.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.Closeness;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.TinyDecoder;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.network.Network;
import dev.w2s.model.network.ParallelInference;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.network.TrainedTensors;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergedModelTest {
    private static final long ONE_FILE = 1 << 30;

    private static Torch torch;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        torch = Torch.start(1);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    /** A base model whose adapter is one of the fixtures'. */
    enum Adapted {
        BERT("bert-tiny", "bert.", "BertForSequenceClassification"),
        LLAMA("llama-tiny", "model.", "LlamaForSequenceClassification"),
        QWEN2("qwen2-tiny", "model.", "Qwen2ForSequenceClassification"),
        GPT2("gpt2-tiny", "transformer.", "GPT2ForSequenceClassification");

        private final String fixture;
        private final String prefix;
        private final String transformersClass;

        Adapted(String fixture, String prefix, String transformersClass) {
            this.fixture = fixture;
            this.prefix = prefix;
            this.transformersClass = transformersClass;
        }

        ModelReference reference() {
            return this == BERT
                    ? BertTiny.REFERENCE
                    : TinyDecoder.valueOf(name()).reference();
        }

        Pooling pooling() {
            return this == BERT ? Pooling.FIRST_TOKEN : Pooling.LAST_TOKEN;
        }

        Checkpoint checkpoint(LanguageModel base) {
            PinnedModel pinned = new PinnedModel(reference(), base.sha256(), null, pooling(), 32);
            return new CheckpointFolder(
                            BertTiny.fixture("lora/" + fixture + "/final-short-warmup"), base.architecture())
                    .readPeft(pinned, Precision.FLOAT32);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAdapterOfPeftGivesTheLogitsOfPeftTo1e4(Adapted adapted) {
        try (LanguageModel model = load(adapted.reference())) {
            // when
            float[] logits = logits(model, adapted.checkpoint(model));

            // then
            float[] expected = BertTiny.floats(
                    BertTiny.tensors("lora/" + adapted.fixture + "/final-short-warmup/logits.safetensors")
                            .get("final_logits"));
            Closeness.assertClose(logits, expected, 1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMergedModelGivesTheLogitsOfTheAdapterTo1e5(Adapted adapted) {
        // given
        Path target = folder.resolve("merged");
        float[] expected;
        try (LanguageModel model = load(adapted.reference());
                PretrainedFiles files = new PretrainedModels().open(adapted.reference())) {
            Checkpoint checkpoint = adapted.checkpoint(model);
            expected = logits(model, checkpoint);

            // when
            new MergedModel(files, checkpoint).writeTo(target, ONE_FILE, line -> {});
        }

        // then
        assertThat(logitsOfMerged(target, adapted.pooling()))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource
    void theFolderIsOneOfTransformersClassifiers(Adapted adapted) throws IOException {
        // given
        Path target = folder.resolve("merged");

        // when
        export(adapted, target, ONE_FILE);

        // then
        JsonNode configuration =
                new ObjectMapper().readTree(target.resolve("config.json").toFile());
        assertThat(configuration.get("architectures").get(0).asText()).isEqualTo(adapted.transformersClass);
        assertThat(configuration.get("num_labels").intValue()).isEqualTo(2);
        try (SafetensorsFile file = SafetensorsFile.open(target.resolve("model.safetensors"))) {
            assertThat(file.names())
                    .allMatch(name -> name.startsWith(adapted.prefix)
                            || name.startsWith("score.")
                            || name.startsWith("classifier."));
            assertThat(file.metadata()).containsEntry("format", "pt");
        }
        assertThat(target.resolve("tokenizer.json"))
                .hasSameBinaryContentAs(BertTiny.fixture("models/bert-tiny/tokenizer.json"));
    }

    @Test
    void aLargeModelIsCutIntoFilesWithAnIndex() throws IOException {
        // given
        Path whole = folder.resolve("whole");
        Path cut = folder.resolve("cut");
        List<String> told = new ArrayList<>();

        // when
        export(Adapted.LLAMA, whole, ONE_FILE);
        try (LanguageModel model = load(Adapted.LLAMA.reference());
                PretrainedFiles files = new PretrainedModels().open(Adapted.LLAMA.reference())) {
            new MergedModel(files, Adapted.LLAMA.checkpoint(model)).writeTo(cut, 200_000, told::add);
        }

        // then
        assertThat(told).hasSizeGreaterThan(1).first().asString().startsWith("model-00001-of-0000");
        assertThat(cut.resolve("model.safetensors.index.json")).exists();
        assertThat(logitsOfMerged(cut, Pooling.LAST_TOKEN)).isEqualTo(logitsOfMerged(whole, Pooling.LAST_TOKEN));
    }

    @Test
    void allWeightsOfFullFineTuningAreTaken() {
        // given
        Path target = folder.resolve("merged");
        float[] expected;
        try (LanguageModel model = load(BertTiny.REFERENCE);
                PretrainedFiles files = BertTiny.files()) {
            Checkpoint checkpoint = fullyTrained(model);
            expected = logits(model, checkpoint);

            // when
            new MergedModel(files, checkpoint).writeTo(target, ONE_FILE, line -> {});
        }

        // then
        assertThat(logitsOfMerged(target, Pooling.MEAN)).isEqualTo(expected);
    }

    @Test
    void aFolderThatExistsIsLeftAlone() throws IOException {
        // given
        Path target = Files.createDirectory(folder.resolve("there"));

        // then
        assertThatThrownBy(() -> export(Adapted.BERT, target, ONE_FILE))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage(target + " exists: name a folder that does not, or remove it");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void anAdapterOfAnotherModelIsRefusedAndLeavesNoFolder() {
        // given
        Path target = folder.resolve("merged");
        try (LanguageModel bert = load(BertTiny.REFERENCE);
                PretrainedFiles llama = new PretrainedModels().open(Adapted.LLAMA.reference())) {
            Checkpoint ofBert = Adapted.BERT.checkpoint(bert);
            Checkpoint pretended = new Checkpoint(
                    new CheckpointDescription(
                            new PinnedModel(Adapted.LLAMA.reference(), llama.sha256(), null, Pooling.LAST_TOKEN, 32),
                            ofBert.description().adaptation(),
                            Precision.FLOAT32,
                            1),
                    ofBert.tensors());

            // then
            assertThatThrownBy(() -> new MergedModel(llama, pretended).writeTo(target, ONE_FILE, line -> {}))
                    .hasMessageContainingAll("nothing in the base model takes", "classifier");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void export(Adapted adapted, Path target, long limit) {
        try (LanguageModel model = load(adapted.reference());
                PretrainedFiles files = new PretrainedModels().open(adapted.reference())) {
            new MergedModel(files, adapted.checkpoint(model)).writeTo(target, limit, line -> {});
        }
    }

    private static LanguageModel load(ModelReference reference) {
        return LanguageModel.load(torch, new PretrainedModels().open(reference), Precision.FLOAT32, null);
    }

    /** Every weight but the embeddings negated, and a head. */
    private static Checkpoint fullyTrained(LanguageModel model) {
        PinnedModel pinned = BertTiny.pinned(model, Pooling.MEAN);
        Adaptation full = new Adaptation.Full(true);
        Map<String, Tensor> tensors = new HashMap<>();
        AdaptationPlan.of(model, model.head(Pooling.MEAN), full).weights().forEach(weight -> {
            float[] values = new float[weight.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(i + weight.name().hashCode() % 100);
            }
            tensors.put(weight.name(), Tensor.floats(values, weight.dimensions()));
        });
        return new Checkpoint(new CheckpointDescription(pinned, full, Precision.FLOAT32, 1), tensors);
    }

    /** Of the fixture's 64 texts. */
    private static float[] logits(LanguageModel model, Checkpoint checkpoint) {
        Head head = model.head(checkpoint.description().model().pooling());
        AdaptationPlan plan =
                AdaptationPlan.of(model, head, checkpoint.description().adaptation());
        return logits(model, head, plan, checkpoint.tensors());
    }

    private static float[] logits(LanguageModel model, Head head, AdaptationPlan plan, Map<String, Tensor> trained) {
        try (TensorScope scope = torch.newScope();
                TrainedTensors tensors = TrainedTensors.load(plan.weights(), trained, model.tensorScript(), scope);
                Network network = new Network(model, head, tensors.byName(), plan.scale())) {
            List<float[]> logits =
                    new ParallelInference<>(network::logits, new TokenBudget(512), torch).of(sequences(), tokens -> {});
            float[] flat = new float[2 * logits.size()];
            for (int i = 0; i < logits.size(); i++) {
                System.arraycopy(logits.get(i), 0, flat, 2 * i, 2);
            }
            return flat;
        }
    }

    /** The head is read from the folder's files, the rest as any base model. */
    private static float[] logitsOfMerged(Path target, Pooling pooling) {
        ModelReference reference = new ModelReference("file:" + target);
        try (LanguageModel model = load(reference);
                PretrainedFiles files = new PretrainedModels().open(reference)) {
            Head head = model.head(pooling);
            Map<String, Tensor> trained = new HashMap<>();
            head.fresh()
                    .forEach(weight -> trained.put(
                            weight.name(),
                            new Tensor(
                                    files.header(weight.name()).dtype(),
                                    files.header(weight.name()).shape(),
                                    files.bytes(weight.name()))));
            AdaptationPlan plan = new AdaptationPlan(List.of(), List.of(), head.fresh(), 1, 0);
            return logits(model, head, plan, trained);
        }
    }

    private static List<int[]> sequences() {
        List<int[]> sequences = new ArrayList<>();
        try (SafetensorsFile file = SafetensorsFile.open(BertTiny.fixture("lora/data.safetensors"))) {
            long[] ids = new long[64 * 24];
            file.bytes("input_ids").asLongBuffer().get(ids);
            for (int i = 0; i < 64; i++) {
                int[] sequence =
                        new int[(int) file.bytes("lengths").asLongBuffer().get(i)];
                for (int j = 0; j < sequence.length; j++) {
                    sequence[j] = (int) ids[24 * i + j];
                }
                sequences.add(sequence);
            }
        }
        return sequences;
    }
}
