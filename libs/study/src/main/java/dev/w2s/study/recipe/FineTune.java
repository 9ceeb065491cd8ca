package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.training.Training;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model on one split of a dataset, choosing the best step on val.
 *
 * @param trainSplit {@link Split#WEAK_TRAIN} or {@link Split#STRONG_TRAIN}
 * @param labelSet the labels of trainSplit and of val; null = ground truth, which is learned with cross-entropy only
 * @param keptIds a {@link FitProbe} label set: only the ids that it keeps are read of strong_train and val; null = all
 * @param half the half of trainSplit that is read, val being read whole; null = both halves
 */
public record FineTune(
        int formula,
        PinnedModel model,
        Key dataset,
        Split trainSplit,
        @Nullable Key labelSet,
        @Nullable Key keptIds,
        @Nullable Half half,
        Loss loss,
        Training training,
        long seed)
        implements Recipe {
    public static final int FORMULA = 1;

    public FineTune {
        require(
                labelSet != null || loss instanceof Loss.CrossEntropy,
                "loss",
                loss,
                "learns from soft labels: ground truth is learned with cross-entropy");
        require(
                keptIds == null || trainSplit == Split.STRONG_TRAIN,
                "trainSplit",
                trainSplit.label(),
                "has no kept ids: probes are fitted on strong_train");
    }

    public FineTune(
            PinnedModel model,
            Key dataset,
            Split trainSplit,
            @Nullable Key labelSet,
            Loss loss,
            Training training,
            long seed) {
        this(FORMULA, model, dataset, trainSplit, labelSet, null, null, loss, training, seed);
    }

    /** Returns this run on the examples that the label set {@code probe} keeps. */
    public FineTune onKept(Key probe) {
        return new FineTune(formula, model, dataset, trainSplit, labelSet, probe, half, loss, training, seed);
    }

    /** Returns this run on a half of the training split. */
    public FineTune onHalf(Half only) {
        return new FineTune(formula, model, dataset, trainSplit, labelSet, keptIds, only, loss, training, seed);
    }

    @Override
    public int currentFormula() {
        return FORMULA;
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
        Stream<ArtifactId> labels = Stream.of(Optional.ofNullable(labelSet), Optional.ofNullable(keptIds))
                .flatMap(Optional::stream)
                .distinct()
                .map(key -> new ArtifactId(ArtifactKind.LABEL_SET, key));
        return Stream.concat(data, labels).toList();
    }
}
