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

/** How fast like jobs were: seconds an amount of work, from the jobs in the database. */
@ApplicationScoped
class MeasuredPaces {
    /** The newest jobs that count. */
    static final int NEWEST = 300;

    private final Jobs jobs;

    MeasuredPaces(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Mean seconds a unit of {@link Work#amount}, by {@link Work#likeness}. */
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

    /** Empty for a job that isn't known, or that another version wrote. */
    private Optional<Recipe> recipe(Key key) {
        try {
            return jobs.find(key).map(JobRow::readRecipe);
        } catch (CategorizedException e) {
            return Optional.empty();
        }
    }
}
