package dev.w2s.study.event;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;

/**
 * A request to run a job; its inputs exist.
 *
 * @param key the key of the recipe
 * @param studyId the study that released the job; others may share it
 * @param title the name in logs and tables, for example {@code fine-tune student, seed 0}
 * @param attempt counts how often the job was released, from 1; a worker reports it back, so that a late report about
 *     an earlier attempt can be recognised
 */
public record JobRequested(Key key, String studyId, String title, int attempt, Recipe recipe) implements Event {
    public JobRequested {
        require(
                recipe.key().equals(key),
                "key",
                key.hex(),
                "is not the hash of the recipe, " + recipe.key().hex());
        require(attempt >= 1, "attempt", attempt, "must be at least 1");
    }

    @Override
    public String messageKey() {
        return key.hex();
    }
}
