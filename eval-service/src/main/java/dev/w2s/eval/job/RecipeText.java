package dev.w2s.eval.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Recipe;

/** Recipes as the database holds them: JSON with all fields, including those that are not part of the key. */
final class RecipeText {
    private RecipeText() {}

    static String write(Recipe recipe) {
        try {
            return StudyJson.mapper().writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + recipe, e);
        }
    }

    /** @throws CategorizedException {@code INVALID_REQUEST} if another version wrote it */
    static Recipe read(String recipe) {
        try {
            return StudyJson.read(StudyJson.mapper(), StudyJson.mapper().readTree(recipe), Recipe.class);
        } catch (InvalidFieldException e) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "another version of w2s wrote the study's recipes, which this one cannot read (" + e.getMessage()
                            + "); its scores and artifacts are still there: submit the study under another id to run it anew",
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a recipe that is not JSON: " + recipe, e);
        }
    }
}
