package dev.w2s.worker;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.job.Service;
import dev.w2s.study.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A service's runners by the recipes they take. */
final class Runners {
    private final Service service;
    private final Map<Class<?>, JobRunner<?>> byRecipeType;

    /** @throws IllegalStateException where two take the same recipes */
    Runners(Service service, List<JobRunner<?>> runners) {
        this.service = service;
        this.byRecipeType = runners.stream().collect(Collectors.toMap(JobRunner::recipeType, Function.identity()));
    }

    void require(Recipe recipe) {
        of(recipe);
    }

    Product run(Recipe recipe, JobContext context) throws Exception {
        return run(of(recipe), recipe, context);
    }

    private static <R extends Recipe> Product run(JobRunner<R> runner, Recipe recipe, JobContext context)
            throws Exception {
        return runner.run(runner.recipeType().cast(recipe), context);
    }

    private JobRunner<?> of(Recipe recipe) {
        JobRunner<?> runner = byRecipeType.get(recipe.getClass());
        if (runner == null) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    service.label() + " runs no " + recipe.kind().label() + " jobs; those go to "
                            + recipe.kind().service().jobsTopic());
        }
        InvalidFieldException.require(
                recipe.formula() == recipe.currentFormula(),
                "formula",
                recipe.formula(),
                "is not what this " + service.label() + " computes, which is " + recipe.currentFormula()
                        + ": run the same version of all services");
        return runner;
    }
}
