package dev.w2s.eval.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.eval.plan.ModelShape;
import dev.w2s.eval.plan.PlannedJob;
import dev.w2s.eval.plan.SomeStudies;
import dev.w2s.eval.plan.StudyPlan;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeWorkTest {
    @Test
    void everyKindOfRecipeHasItsWork() {
        // given
        StudyPlan plan = SomeStudies.planner()
                .plan(SomeStudies.study(
                        "all", "wordnet-person-artifact", "0", "methods: [{method: filter, probe: knn}]"));
        Map<Key, Recipe> recipes = new HashMap<>();
        plan.jobs().forEach(job -> recipes.put(job.key(), job.recipe()));
        Map<String, ModelShape> shapes = new HashMap<>();
        plan.models().forEach(model -> shapes.put(model.model().sha256(), model.shape()));

        // when
        RecipeWork work = new RecipeWork(key -> Optional.ofNullable(recipes.get(key)), shapes);

        // then
        assertThat(plan.jobs().stream().map(PlannedJob::recipe).<Class<?>>map(Object::getClass))
                .contains(Recipe.class.getPermittedSubclasses());
        assertThat(plan.jobs()).allSatisfy(job -> assertThat(work.of(job.recipe()))
                .hasValueSatisfying(done -> assertThat(done.amount()).isPositive()));
    }
}
