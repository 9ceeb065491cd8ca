package dev.w2s.eval.preview;

import dev.w2s.eval.plan.ModelShape;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes the work of a recipe: examples x weights that a token meets, where a training step counts as three passes
 * forward. The length of texts is not known before they are prepared, so it is the work for each token of a text.
 *
 * @param recipes finds a job's recipe by its key
 * @param shapes the models' shapes by the fingerprints of their files
 */
record RecipeWork(Function<Key, Optional<Recipe>> recipes, Map<String, ModelShape> shapes) {
    /** The pass forward, the gradients by activations, the gradients by weights. */
    private static final int PASSES_OF_A_STEP = 3;

    /** Returns the recipe's work; empty where an input or the model is not known. */
    Optional<Work> of(Recipe recipe) {
        if (recipe instanceof PrepareTask task) {
            return Optional.of(new Work("prepare-task " + task.data().source(), 1, null));
        }
        if (recipe instanceof FineTune run) {
            return sizes(run.dataset()).flatMap(sizes -> of(run, sizes));
        }
        if (recipe instanceof Predict prediction) {
            return sizes(prediction.dataset()).flatMap(sizes -> of(prediction, sizes));
        }
        if (recipe instanceof ExtractActivations extraction) {
            return sizes(extraction.dataset()).flatMap(sizes -> of(extraction, sizes));
        }
        if (recipe instanceof FitProbe fit) {
            return of(fit);
        }
        throw new IllegalArgumentException("no work is known for " + recipe.getClass());
    }

    private Optional<Work> of(FineTune run, Sizes sizes) {
        return shape(run.model()).map(shape -> {
            Training training = run.training();
            int examples = sizes.of(run.trainSplit()) / (run.half() == null ? 1 : 2);
            int steps = training.totalSteps(examples);
            int evaluations = (steps + training.evaluateEvery() - 1) / training.evaluateEvery();
            double passes = (double) PASSES_OF_A_STEP * training.epochs() * examples
                    + (double) evaluations * sizes.of(Split.VAL);
            String likeness = "fine-tune " + run.model().sha256() + " " + training.adaptation() + training.precision();
            return Work.ofModel(likeness, passes * shape.layers() * shape.layerWeights());
        });
    }

    private Optional<Work> of(Predict prediction, Sizes sizes) {
        return recipes.apply(prediction.checkpoint())
                .filter(FineTune.class::isInstance)
                .map(FineTune.class::cast)
                .flatMap(run -> shape(run.model())
                        .map(shape -> Work.ofModel(
                                "predict " + run.model().sha256()
                                        + run.training().precision(),
                                examples(prediction.splits(), sizes) * shape.layers() * shape.layerWeights())));
    }

    private Optional<Work> of(ExtractActivations extraction, Sizes sizes) {
        int last = extraction.layers().get(extraction.layers().size() - 1);
        return shape(extraction.model())
                .map(shape -> Work.ofModel(
                        "extract " + extraction.model().sha256() + extraction.precision(),
                        examples(extraction.splits(), sizes) * last * shape.layerWeights()));
    }

    /** A probe compares every example of the splits with every example that it was fitted on. */
    private Optional<Work> of(FitProbe fit) {
        return sizes(fit.dataset())
                .map(sizes -> new Work(
                        "fit-probe " + fit.probe(),
                        examples(fit.splits(), sizes) * sizes.of(Split.STRONG_TRAIN),
                        null));
    }

    private Optional<ModelShape> shape(PinnedModel model) {
        return Optional.ofNullable(shapes.get(model.sha256())).map(shape -> shape.first(model.layers()));
    }

    private Optional<Sizes> sizes(Key dataset) {
        return recipes.apply(dataset)
                .filter(PrepareTask.class::isInstance)
                .map(PrepareTask.class::cast)
                .map(PrepareTask::sizes);
    }

    private static double examples(List<Split> splits, Sizes sizes) {
        return splits.stream().mapToDouble(sizes::of).sum();
    }
}
