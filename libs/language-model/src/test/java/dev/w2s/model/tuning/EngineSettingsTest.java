package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.network.TokenBudget;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    @Test
    void whatRunsOutOfMemoryTriesLessOfTrainingAndPredictionAlikeAndChangesNothingElse() {
        // given
        EngineSettings settings = new EngineSettings(new TokenBudget(2048), new TokenBudget(4096), true, 7);

        // then
        assertThat(settings.withBudgetsDividedBy(2))
                .isEqualTo(new EngineSettings(new TokenBudget(1024), new TokenBudget(2048), true, 7));
    }
}
