package dev.w2s.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.data.Split;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnersTest {
    private static final Key NOTHING = new Key("0".repeat(64));

    private final Runners runners = new Runners(Service.LABEL, List.of(new NothingPredicted()));

    @Test
    void aRecipeOfTheFormulaOfThisBuildIsTaken() {
        // given
        Predict recipe = new Predict(NOTHING, NOTHING, List.of(Split.TEST));

        // then
        assertThatCode(() -> runners.require(recipe)).doesNotThrowAnyException();
    }

    @Test
    void aRecipeOfAnotherFormulaIsRefused() {
        // given
        Predict later = new Predict(2, NOTHING, null, NOTHING, List.of(Split.TEST));

        // then
        assertThat(later.currentFormula()).isEqualTo(1);
        assertThatThrownBy(() -> runners.run(later, null))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("formula: 2 is not what this label-service computes, which is 1: run the same version of"
                        + " all services");
    }

    private static final class NothingPredicted implements JobRunner<Predict> {
        @Override
        public Class<Predict> recipeType() {
            return Predict.class;
        }

        @Override
        public Product run(Predict recipe, JobContext context) {
            return new Product(folder -> {}, Map.of());
        }
    }
}
