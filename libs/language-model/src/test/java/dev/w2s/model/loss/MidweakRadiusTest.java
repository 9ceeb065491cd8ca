package dev.w2s.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.WindowRadius;
import org.junit.jupiter.api.Test;

class MidweakRadiusTest {
    private static final Loss MIDWEAK = new Loss.ConfidenceWindow(WindowRadius.MIDWEAK);

    @Test
    void ofAnOddCountItIsTheMiddleConfidence() {
        assertThat(MidweakRadius.of(new float[] {1, 0.25f, 0.5f})).isEqualTo(0.25f);
    }

    @Test
    void ofAnEvenCountItIsTheLowerMiddleConfidence() {
        assertThat(MidweakRadius.of(new float[] {1, 0.25f, 0.5f, 0.625f})).isEqualTo(0.125f);
    }

    @Test
    void otherLossesAreLeftAsTheyAre() {
        // given
        Loss fixed = new Loss.ConfidenceWindow(new WindowRadius(0.3));
        float[] labels = {0.5f};

        // then
        assertThat(MidweakRadius.resolved(fixed, labels)).isEqualTo(fixed);
        assertThat(MidweakRadius.resolved(new Loss.CrossEntropy(), labels)).isEqualTo(new Loss.CrossEntropy());
    }

    @Test
    void labelsThatAreMostlyOneHalfAreRefusedInWords() {
        assertThatThrownBy(() -> MidweakRadius.resolved(MIDWEAK, new float[] {0.5f, 0.5f, 1}))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("radius: 'midweak' is 0 with these labels");
    }
}
