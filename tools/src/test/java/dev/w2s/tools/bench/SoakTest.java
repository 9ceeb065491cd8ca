package dev.w2s.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.model.tuning.SyntheticTraining;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {
    private static final ModelShape SHAPE = new ModelShape(Family.QWEN2, 16, 1, 2, 2, 32, 100, 16);
    private static final Adaptation LORA = new Adaptation.Lora(2, 2, 0, List.of(Adaptation.Lora.ALL_LINEAR));
    private static final EngineSettings SETTINGS =
            new EngineSettings(new TokenBudget(20), new TokenBudget(20), false, 0);

    @Test
    void aLineAMinuteTellsTheMemory() {
        // given
        StringWriter out = new StringWriter();
        RandomModel files = new RandomModel(SHAPE.configuration(), DType.F32, 0);
        try (Torch torch = Torch.start(1);
                LanguageModel model = LanguageModel.load(torch, files, Precision.FLOAT32, null);
                SyntheticTraining training = new SyntheticTraining(model, LORA, SETTINGS)) {
            Soak soak = new Soak(torch, training, 4, 16, 100, 0.1, new PrintWriter(out));

            // when
            soak.run(3);
        }

        // then
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.subList(1, 4)).allMatch(line -> line.matches(" +[123]( +\\d+){4}"));
        assertThat(lines.get(4)).startsWith("Mean of the second quarter ");
    }
}
