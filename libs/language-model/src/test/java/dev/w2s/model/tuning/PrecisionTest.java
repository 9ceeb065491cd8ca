package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.w2s.model.BertTiny;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.snapshot.TrainingHistory;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.study.training.Training;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrecisionTest {
    private static Torch torch;

    @BeforeAll
    static void start() {
        torch = Torch.start(1);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    static List<Adaptation> adaptations() {
        return List.of(FineTuningFixture.LORA, FineTuningFixture.FULL, FineTuningFixture.FULL_BUT_EMBEDDINGS);
    }

    /** bfloat16 has 8 bits of precision; these losses are around 0.6. */
    @ParameterizedTest
    @MethodSource("adaptations")
    void bfloat16FollowsFloat32ToAFewHundredths(Adaptation adaptation) {
        // when
        List<TrainingHistory.Step> expected = steps(adaptation, Precision.FLOAT32);
        List<TrainingHistory.Step> actual = steps(adaptation, Precision.BFLOAT16);

        // then
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).loss()).isCloseTo(expected.get(i).loss(), within(0.05));
        }
        assertThat(actual).isNotEqualTo(expected);
    }

    private static List<TrainingHistory.Step> steps(Adaptation adaptation, Precision precision) {
        try (LanguageModel model = BertTiny.load(torch, precision, null)) {
            FineTuningFixture fixture = FineTuningFixture.of(model, adaptation);
            Training gentle = FineTuningFixture.training(adaptation, 1e-3, 5, 0);
            return fixture.with(gentle).in(precision).run().history().steps();
        }
    }
}
