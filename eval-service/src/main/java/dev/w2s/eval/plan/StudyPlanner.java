package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Study;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.source.DataSources;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Expands a study into arms and each arm into jobs. Equal recipes have equal keys, so a job that several arms need is
 * planned once: the weak model and the ceiling belong to (task, seed), activations to the task alone.
 */
@Singleton
public final class StudyPlanner {
    private final TaskCatalogue tasks;
    private final DataSources sources;
    private final ModelPinning modelPinning;

    /** @param tasks the tasks that every study can name, besides its own */
    public StudyPlanner(TaskCatalogue tasks, DataSources sources, ModelPinning modelPinning) {
        this.tasks = tasks;
        this.sources = sources;
        this.modelPinning = modelPinning;
    }

    /** @throws dev.w2s.study.failure.CategorizedException if a task or model is unknown, or files of one are missing */
    public StudyPlan plan(Study study) {
        TaskCatalogue known = tasks.with(study.ownTasks());
        List<TaskDefinition> definitions =
                study.tasks().stream().map(known::find).toList();
        ShapedModel weak = modelPinning.pin(study.weak(), "weak");
        ShapedModel strong = modelPinning.pin(study.strong(), "strong");
        Map<String, PrepareTask> datasets = new HashMap<>();
        for (TaskDefinition task : definitions) {
            datasets.put(task.name(), new PrepareTask(sources.pin(task), study.sizes(), study.dataSeed()));
        }

        JobTitles titles = new JobTitles(study);
        Map<Key, PlannedJob> jobs = new LinkedHashMap<>();
        List<PlannedArm> arms = new ArrayList<>();
        for (Arm arm : study.arms()) {
            PrepareTask dataset = Objects.requireNonNull(datasets.get(arm.task()), arm.task());
            Map<Role, Key> keys = new LinkedHashMap<>();
            ArmRecipes.of(study, weak, strong, dataset, arm).forEach((role, recipe) -> {
                PlannedJob job = new PlannedJob(recipe, titles.of(arm, role));
                jobs.putIfAbsent(job.key(), job);
                keys.put(role, job.key());
            });
            arms.add(new PlannedArm(arm, keys));
        }
        return new StudyPlan(study, List.of(weak, strong), arms, List.copyOf(jobs.values()));
    }
}
