package dev.w2s.tools.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandSaysWhatIsReady() throws IOException {
        // given
        Path target = folder.resolve("merged");

        // when
        ToolRun run = ToolRun.of("export", checkpoint().toString(), target.toString());

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "base model file:" + folder.resolve("base"),
                        "model.safetensors (1 of 1)",
                        target + " is ready: transformers opens it as Qwen2ForSequenceClassification");
        assertThat(target.resolve("config.json")).exists();
    }

    @Test
    void theCommandNamesWhatIsMissing() {
        // when
        ToolRun nowhere = ToolRun.of("export", folder.resolve("nowhere").toString(), "x");
        ToolRun one = ToolRun.of("export", "one");

        // then
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("checkpoint.json");
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err()).isEqualTo("TARGET is missing; see w2s export --help\n");
        assertThat(ToolRun.of("export", "--help").out()).contains("Usage: w2s export [-hV] CHECKPOINT TARGET");
    }

    /** A checkpoint of a small Qwen2 of random weights, all of it trained. */
    private Path checkpoint() throws IOException {
        Path base = folder.resolve("base");
        String shape = "--family qwen2 --hidden 16 --layers 1 --heads 2 --ffn 32";
        assertThat(ToolRun.of(("bench model " + shape + " --out " + base).split(" "))
                        .exitCode())
                .isZero();
        ModelReference reference = new ModelReference("file:" + base);
        try (Torch torch = Torch.start(1);
                LanguageModel model =
                        LanguageModel.load(torch, new PretrainedModels().open(reference), Precision.FLOAT32, null)) {
            PinnedModel pinned = new PinnedModel(reference, model.sha256(), null, Pooling.LAST_TOKEN, 32);
            Adaptation full = new Adaptation.Full(true);
            Map<String, Tensor> tensors = new HashMap<>();
            AdaptationPlan.of(model, model.head(Pooling.LAST_TOKEN), full)
                    .weights()
                    .forEach(weight ->
                            tensors.put(weight.name(), Tensor.floats(new float[weight.size()], weight.dimensions())));
            Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
            new CheckpointFolder(checkpoint, model.architecture())
                    .write(new Checkpoint(new CheckpointDescription(pinned, full, Precision.FLOAT32, 1), tensors));
            return checkpoint;
        }
    }
}
