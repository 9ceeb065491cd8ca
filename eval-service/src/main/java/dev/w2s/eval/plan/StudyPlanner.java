package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Study;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PrepareTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expands a study into arms and each arm into jobs. Equal recipes have equal keys, so a job that several arms need is
 * planned once: the weak model and the ceiling belong to (task, seed), activations to the task alone.
 */
public final class StudyPlanner {
    private final TaskCatalogue tasks;
    private final ModelPinning pinning;

    public StudyPlanner(TaskCatalogue tasks, ModelPinning pinning) {
        this.tasks = tasks;
        this.pinning = pinning;
    }

    /** @throws dev.w2s.study.failure.CategorizedException if a task or model is unknown, or a model's files are missing */
    public StudyPlan plan(Study study) {
        study.tasks().forEach(tasks::find);
        ShapedModel weak = pinning.pin(study.weak(), "weak");
        ShapedModel strong = pinning.pin(study.strong(), "strong");

        JobTitles titles = new JobTitles(study);
        Map<Key, PlannedJob> jobs = new LinkedHashMap<>();
        List<PlannedArm> arms = new ArrayList<>();
        for (Arm arm : study.arms()) {
            PrepareTask dataset = new PrepareTask(tasks.find(arm.task()).data(), study.sizes(), study.dataSeed());
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
