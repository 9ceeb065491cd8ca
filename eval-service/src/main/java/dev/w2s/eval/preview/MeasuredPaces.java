package dev.w2s.eval.preview;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.plan.ModelShape;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Measures how fast jobs were: seconds for each unit of work, from the jobs in the database. */
@ApplicationScoped
class MeasuredPaces {
    /** How many of the newest jobs count. */
    static final int NEWEST = 300;

    private final Jobs jobs;

    MeasuredPaces(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Returns the mean seconds for each unit of {@link Work#amount}, by {@link Work#likeness}. */
    @Transactional
    Map<String, Double> measured(Map<String, ModelShape> shapes) {
        RecipeWork work = new RecipeWork(this::recipe, shapes);
        Map<String, double[]> sums = new HashMap<>();
        jobs.newestFinished(NEWEST)
                .forEach(job -> recipe(job.jobKey()).flatMap(work::of).ifPresent(done -> {
                    double[] sum = sums.computeIfAbsent(done.likeness(), likeness -> new double[2]);
                    sum[0] += job.attempt.seconds == null ? 0 : job.attempt.seconds;
                    sum[1] += done.amount();
                }));
        Map<String, Double> paces = new HashMap<>();
        sums.forEach((likeness, sum) -> paces.put(likeness, sum[0] / sum[1]));
        return paces;
    }

    /** Returns the job's recipe; empty for an unknown job, and for a recipe that another version of w2s wrote. */
    private Optional<Recipe> recipe(Key key) {
        try {
            return jobs.find(key).map(JobRow::readRecipe);
        } catch (CategorizedException e) {
            return Optional.empty();
        }
    }
}
