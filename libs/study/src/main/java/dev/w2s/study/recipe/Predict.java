package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.JobKind;
import dev.w2s.study.Split;
import java.util.List;
import java.util.TreeSet;

/**
 * Labels splits of a dataset with a checkpoint.
 *
 * @param splits in the order of {@link Split}, whatever order was given
 */
public record Predict(int formula, Key checkpoint, Key dataset, List<Split> splits) implements Recipe {
    public static final int FORMULA = 1;

    public Predict {
        require(!splits.isEmpty(), "splits", splits, "must name at least one");
        splits = List.copyOf(new TreeSet<>(splits));
    }

    public Predict(Key checkpoint, Key dataset, List<Split> splits) {
        this(FORMULA, checkpoint, dataset, splits);
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
        return List.of(
                new ArtifactId(ArtifactKind.CHECKPOINT, checkpoint), new ArtifactId(ArtifactKind.DATASET, dataset));
    }
}
