package dev.w2s.study.recipe;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.task.TaskData;
import java.util.List;

/** Cuts a task into splits with ground truth. */
public record PrepareTask(int formula, TaskData data, Sizes sizes, long seed) implements Recipe {
    public static final int FORMULA = 2;

    public PrepareTask(TaskData data, Sizes sizes, long seed) {
        this(FORMULA, data, sizes, seed);
    }

    @Override
    public int currentFormula() {
        return FORMULA;
    }

    @Override
    public JobKind kind() {
        return JobKind.PREPARE_TASK;
    }

    @Override
    public ArtifactKind produces() {
        return ArtifactKind.DATASET;
    }

    @Override
    public List<ArtifactId> inputs() {
        return List.of();
    }
}
