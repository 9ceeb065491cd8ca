package dev.w2s.eval.job;

import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Recipe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A job nobody has asked for before. */
public final class NewJob {
    private NewJob() {}

    public static JobRow of(Recipe recipe, String title, String studyId) {
        JobRow job = new JobRow();
        job.key = recipe.key().hex();
        job.kind = recipe.kind();
        job.title = title;
        job.recipe = RecipeText.write(recipe);
        job.studyId = studyId;
        job.changedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (ArtifactId input : recipe.inputs()) {
            job.inputs.add(input.key().hex());
        }
        return job;
    }
}
