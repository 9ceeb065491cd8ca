package dev.w2s.eval.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import org.junit.jupiter.api.Test;

class RecipeTextTest {
    @Test
    void aRecipeIsReadAsItIsWritten() {
        // given
        Recipe recipe = new PrepareTask(TaskCatalogue.bundled().find("ppa").pinned(), new Sizes(4, 2, 2), 0);

        // then
        assertThat(RecipeText.read(RecipeText.write(recipe))).isEqualTo(recipe);
    }

    @Test
    void aRecipeOfAnotherVersionIsSaidToBeOne() {
        // given
        String earlier = """
                {"job": "prepare-task", "formula": 1, "sizes": {"train": 4, "val": 2, "test": 2}, "seed": 0,
                 "data": {"reader": "ppa", "source": "maven:a:b:1", "files": [{"path": "p", "sha256": "%s"}]}}
                """.formatted("0".repeat(64));

        // then
        assertThatThrownBy(() -> RecipeText.read(earlier))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageStartingWith("another version of w2s wrote the study's recipes, which this one cannot read"
                        + " (data.files[0].part: is missing)");
    }
}
