package dev.w2s.model.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.model.torch.ScriptModule;
import dev.w2s.model.torch.TensorScope;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchLossTest {
    @Test
    void everyLossOfTheRecipesIsComputed() {
        // given
        try (Torch torch = Torch.start(1);
                ScriptModule script = torch.load(ScriptArchive.ofResource("losses.py", Map.of()));
                TensorScope scope = torch.newScope()) {
            BatchPart part = new BatchPart(new float[] {0.9f, 0.2f}, 2, 0, LossMemory.EMPTY);

            // then
            assertThat(Stream.of(Loss.class.getPermittedSubclasses()).map(BatchLossTest::example))
                    .allSatisfy(loss -> {
                        Evaluation found = BatchLoss.of(loss, script)
                                .evaluate(scope.floats(new float[] {0, 1, 1, 0}, 2, 2), part, scope);
                        assertThat(found.value()).isFinite();
                        assertThat(found.gradient().shape()).containsExactly(2, 2);
                    });
        }
    }

    private static Loss example(Class<?> kind) {
        return Stream.of(
                        new Loss.CrossEntropy(),
                        new Loss.KullbackLeibler(),
                        new Loss.Product(1, 1),
                        new Loss.LogConfidence(0.5, 4, 32, false),
                        new Loss.Entropy(0.5, 4, false),
                        new Loss.ConfidenceWindow(new WindowRadius(0.3)))
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example of " + kind.getName()));
    }
}
