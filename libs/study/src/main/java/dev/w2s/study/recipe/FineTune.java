package dev.w2s.study.recipe;

import dev.w2s.study.JobKind;
import dev.w2s.study.Split;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model on one split of a dataset, choosing the best step on val.
 *
 * @param trainSplit {@link Split#WEAK_TRAIN} or {@link Split#STRONG_TRAIN}
 * @param labelSet the labels of both trainSplit and val; null = ground truth
 */
public record FineTune(
        int formula,
        PinnedModel model,
        Key dataset,
        Split trainSplit,
        @Nullable Key labelSet,
        Loss loss,
        Training training,
        long seed)
        implements Recipe {
    public static final int FORMULA = 1;

    public FineTune(
            PinnedModel model,
            Key dataset,
            Split trainSplit,
            @Nullable Key labelSet,
            Loss loss,
            Training training,
            long seed) {
        this(FORMULA, model, dataset, trainSplit, labelSet, loss, training, seed);
    }

    @Override
    public JobKind kind() {
        return JobKind.FINE_TUNE;
    }

    @Override
    public ArtifactKind produces() {
        return ArtifactKind.CHECKPOINT;
    }

    @Override
    public List<ArtifactId> inputs() {
        Stream<ArtifactId> data = Stream.of(new ArtifactId(ArtifactKind.DATASET, dataset));
        Stream<ArtifactId> labels = Stream.ofNullable(labelSet).map(key -> new ArtifactId(ArtifactKind.LABEL_SET, key));
        return Stream.concat(data, labels).toList();
    }
}
