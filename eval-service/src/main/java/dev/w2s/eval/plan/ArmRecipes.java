package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Method;
import dev.w2s.study.Split;
import dev.w2s.study.Study;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipes of one arm. */
record ArmRecipes(Study study, PinnedModel weak, PinnedModel strong, PrepareTask dataset, Arm arm) {
    Map<Role, Recipe> byRole() {
        FineTune weakModel = new FineTune(
                weak,
                dataset.key(),
                Split.WEAK_TRAIN,
                null,
                new Loss.CrossEntropy(),
                study.weak().training(),
                arm.seed());
        // The student learns from the first and chooses its best step on the second; the third scores the weak model.
        Predict weakPredictions = predict(weakModel, List.of(Split.STRONG_TRAIN, Split.VAL, Split.TEST));
        FineTune student = strongModel(weakPredictions.key(), studentLoss());
        FineTune ceiling = strongModel(null, new Loss.CrossEntropy());

        Map<Role, Recipe> recipes = new EnumMap<>(Role.class);
        recipes.put(Role.DATASET, dataset);
        recipes.put(Role.WEAK, weakModel);
        recipes.put(Role.WEAK_PREDICTIONS, weakPredictions);
        recipes.put(Role.STUDENT, student);
        recipes.put(Role.STUDENT_PREDICTIONS, predict(student, List.of(Split.TEST)));
        recipes.put(Role.CEILING, ceiling);
        recipes.put(Role.CEILING_PREDICTIONS, predict(ceiling, List.of(Split.TEST)));
        return recipes;
    }

    private Loss studentLoss() {
        if (arm.method() instanceof Method.WithLoss method) {
            return method.loss();
        }
        throw new InvalidFieldException("methods", "'" + arm.method().label() + "' cannot be planned yet");
    }

    private FineTune strongModel(@Nullable Key labelSet, Loss loss) {
        return new FineTune(
                strong,
                dataset.key(),
                Split.STRONG_TRAIN,
                labelSet,
                loss,
                study.strong().training(),
                arm.seed());
    }

    private Predict predict(FineTune model, List<Split> splits) {
        return new Predict(model.key(), dataset.key(), splits);
    }
}
