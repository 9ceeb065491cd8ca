package dev.w2s.model.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.torch.NativeTensor;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.tuning.data.TrainingBatch;
import dev.w2s.model.tuning.snapshot.TrainingState;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Schedule;
import dev.w2s.study.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The run of {@code fixtures/lora}: its data, its batches and its settings, step by step. */
record PeftTrajectory(
        String folder,
        JsonNode settings,
        List<int[]> sequences,
        float[] labels,
        int[][] order,
        LanguageModel model,
        Head head,
        AdaptationPlan plan) {
    private static final String ROOT = "base_model.model.";
    private static final String DATA = "lora/data.safetensors";
    private static final int LENGTH = 24;
    private static final int BATCH = 8;

    /**
     * @param fixture the model's folder
     * @param run {@code final} or {@code final-short-warmup}
     */
    static PeftTrajectory of(String fixture, String run, LanguageModel model) {
        List<Pooling> poolings = model.architecture().poolings();
        Head head = model.head(poolings.get(poolings.size() - 1));
        Adaptation lora = new Adaptation.Lora(8, 8, 0, List.of("all-linear"));
        long[] ids = longs("input_ids");
        long[] lengths = longs("lengths");
        List<int[]> sequences = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            int[] sequence = new int[(int) lengths[i]];
            for (int j = 0; j < sequence.length; j++) {
                sequence[j] = (int) ids[i * LENGTH + j];
            }
            sequences.add(sequence);
        }
        long[] flatOrder = longs("order");
        int[][] order = new int[flatOrder.length / BATCH][BATCH];
        for (int i = 0; i < flatOrder.length; i++) {
            order[i / BATCH][i % BATCH] = (int) flatOrder[i];
        }
        return new PeftTrajectory(
                "lora/" + fixture + "/",
                BertTiny.json("lora/" + fixture + "/" + run + "/run.json"),
                sequences,
                BertTiny.floats(BertTiny.tensors(DATA).get("soft_labels")),
                order,
                model,
                head,
                AdaptationPlan.of(model, head, lora));
    }

    private static long[] longs(String name) {
        try (SafetensorsFile file = SafetensorsFile.open(BertTiny.fixture(DATA))) {
            long[] values = new long[(int) file.header(name).elementCount()];
            file.bytes(name).asLongBuffer().get(values);
            return values;
        }
    }

    Training training() {
        return new Training(
                new Adaptation.Lora(8, 8, 0, List.of("all-linear")),
                1,
                BATCH,
                settings.get("learning_rate").doubleValue(),
                Schedule.COSINE,
                0,
                settings.get("weight_decay").doubleValue(),
                0.9,
                0.95,
                1e-8,
                1.0,
                Precision.FLOAT32,
                30,
                0);
    }

    double learningRate(int step) {
        Training training = training();
        return training.schedule()
                .learningRate(
                        training.learningRate(),
                        step - 1,
                        settings.get("warmup_steps").intValue(),
                        settings.get("total_steps").intValue());
    }

    /** An adapter of the fixture, or its gradients, under the engine's names. */
    Map<String, Tensor> adapter(String file) {
        String prefix = model.architecture().peftPrefix();
        Map<String, Tensor> byName = new LinkedHashMap<>();
        BertTiny.tensors(folder + file).forEach((key, tensor) -> {
            String name = key.substring(ROOT.length());
            byName.put(name.startsWith(prefix) ? name.substring(prefix.length()) : name, tensor);
        });
        return byName;
    }

    float[] logits(String run) {
        return BertTiny.floats(
                BertTiny.tensors(folder + run + "/logits.safetensors").get("final_logits"));
    }

    /** @param adapter the file to start from */
    Trainer trainer(EngineSettings engine, String adapter) {
        return new Trainer(
                model,
                head,
                plan,
                new Loss.CrossEntropy(),
                training(),
                engine,
                TrainingState.initial(adapter(adapter)),
                0);
    }

    List<Trainer.StepResult> run(Trainer trainer) {
        List<Trainer.StepResult> outcomes = new ArrayList<>();
        for (int step = 1; step <= order.length; step++) {
            outcomes.add(trainer.step(batch(step), learningRate(step)));
        }
        return outcomes;
    }

    TrainingBatch batch(int step) {
        return batch(step, step);
    }

    /** The batch of {@code number} as that of another step. */
    TrainingBatch batch(int number, int step) {
        float[] batch = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            batch[i] = labels[order[number - 1][i]];
        }
        return new TrainingBatch(
                step, Arrays.stream(order[number - 1]).mapToObj(sequences::get).toList(), batch);
    }

    /** By name, of the batch of {@code step}, before clipping. */
    Map<String, float[]> gradients(Trainer trainer, int step) {
        try (TensorScope scope = model.torch().newScope()) {
            List<NativeTensor> found =
                    trainer.forwardAndBackward(batch(step), scope).tensors();
            Map<String, float[]> byName = new LinkedHashMap<>();
            for (int i = 0; i < found.size(); i++) {
                byName.put(plan.weights().get(i).name(), found.get(i).toFloats());
            }
            return byName;
        }
    }

    static float[] flat(float[][] logits) {
        float[] flat = new float[2 * logits.length];
        for (int i = 0; i < logits.length; i++) {
            System.arraycopy(logits[i], 0, flat, 2 * i, 2);
        }
        return flat;
    }
}
