package dev.w2s.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.training.Adaptation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergedWeightsTest {
    @ParameterizedTest
    @MethodSource("dev.w2s.model.network.EveryAdaptation#all")
    void everyAdaptationHasAScale(Adaptation adaptation) {
        assertThat(MergedWeights.scaleOf(adaptation)).isEqualTo(adaptation instanceof Adaptation.Lora ? 2 : 1);
    }
}
