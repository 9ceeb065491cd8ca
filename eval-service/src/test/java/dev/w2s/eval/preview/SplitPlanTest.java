package dev.w2s.eval.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.eval.plan.SomeMethods;
import dev.w2s.study.Method;
import org.junit.jupiter.api.Test;

class SplitPlanTest {
    @Test
    void everyKindOfMethodButOneThatIsALossAloneHasItsSentence() {
        assertThat(SomeMethods.oneOfEachKind().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(Method.class.getPermittedSubclasses());
        assertThat(SomeMethods.oneOfEachKind()).allSatisfy(method -> assertThat(SplitPlan.of(method))
                .hasSize(method instanceof Method.WithLoss ? 0 : 1));
    }
}
