package dev.w2s.eval.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Recipe;

/** Recipes as the database holds them: JSON, whereabouts included. */
final class RecipeText {
    private RecipeText() {}

    static String write(Recipe recipe) {
        try {
            return StudyJson.mapper().writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + recipe, e);
        }
    }

    static Recipe read(String recipe) {
        try {
            return StudyJson.read(StudyJson.mapper(), StudyJson.mapper().readTree(recipe), Recipe.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a recipe that is no JSON: " + recipe, e);
        }
    }
}
