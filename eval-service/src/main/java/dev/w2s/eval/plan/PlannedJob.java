package dev.w2s.eval.plan;

import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;

/** A job that a study needs. */
public record PlannedJob(Key key, Recipe recipe, String title) {
    PlannedJob(Recipe recipe, String title) {
        this(recipe.key(), recipe, title);
    }
}
