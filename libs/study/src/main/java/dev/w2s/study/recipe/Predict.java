package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.job.JobKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Labels splits of a dataset with a checkpoint.
 *
 * @param crossFitted a second checkpoint, which learned from the {@linkplain Half#FIRST first half} of strong_train
 *     while {@code checkpoint} learned from the second. Each labels the half of strong_train that it never saw; the
 *     other splits get the mean d of their logit differences, and p = sigmoid(d). Null = {@code checkpoint} labels
 *     everything
 * @param splits the splits to label, in the order of {@link Split}, whatever order was given
 */
public record Predict(int formula, Key checkpoint, @Nullable Key crossFitted, Key dataset, List<Split> splits)
        implements Recipe {
    public static final int FORMULA = 1;

    public Predict {
        require(!splits.isEmpty(), "splits", splits, "must name at least one");
        splits = List.copyOf(new TreeSet<>(splits));
    }

    public Predict(Key checkpoint, Key dataset, List<Split> splits) {
        this(FORMULA, checkpoint, null, dataset, splits);
    }

    /** Returns a recipe that labels each half of strong_train with the checkpoint that learned from the other half. */
    public static Predict crossFitted(Key ofFirstHalf, Key ofSecondHalf, Key dataset, List<Split> splits) {
        return new Predict(FORMULA, ofSecondHalf, ofFirstHalf, dataset, splits);
    }

    @Override
    public int currentFormula() {
        return FORMULA;
    }

    @Override
    public JobKind kind() {
        return JobKind.PREDICT;
    }

    @Override
    public ArtifactKind produces() {
        return ArtifactKind.LABEL_SET;
    }

    @Override
    public List<ArtifactId> inputs() {
        Stream<ArtifactId> checkpoints = Stream.of(Optional.of(checkpoint), Optional.ofNullable(crossFitted))
                .flatMap(Optional::stream)
                .map(key -> new ArtifactId(ArtifactKind.CHECKPOINT, key));
        return Stream.concat(checkpoints, Stream.of(new ArtifactId(ArtifactKind.DATASET, dataset)))
                .toList();
    }
}
