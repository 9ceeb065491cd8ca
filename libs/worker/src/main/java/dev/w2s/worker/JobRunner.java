package dev.w2s.worker;

import dev.w2s.study.recipe.Recipe;

/**
 * Makes the artifacts of one type of recipe. Everything around that is done for it: inputs exist, the artifact does
 * not, events are sent, what it returns is published, what it throws is reported.
 */
public interface JobRunner<R extends Recipe> {
    /** The recipes this runner takes; one runner a type in a service. */
    Class<R> recipeType();

    /**
     * Does the work, on the job's own thread. Runs of different jobs may overlap.
     *
     * @throws dev.w2s.study.failure.CategorizedException with a message for the user; any other exception is a defect
     *     and tried again up to the delivery limit
     */
    Product run(R recipe, JobContext context) throws Exception;
}
