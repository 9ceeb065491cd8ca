package dev.w2s.eval.plan;

import dev.w2s.study.Arm;
import dev.w2s.study.Study;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.PrepareTask;
import dev.w2s.study.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Expands a study into arms and each arm into jobs. Equal recipes have equal keys, so a job that several arms need is
 * planned once: the weak model and the ceiling belong to (task, seed), not to a method.
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
        PinnedModel weak = pinning.pin(study.weak(), "weak");
        PinnedModel strong = pinning.pin(study.strong(), "strong");

        Map<Key, PlannedJob> jobs = new LinkedHashMap<>();
        List<PlannedArm> arms = new ArrayList<>();
        for (Arm arm : study.arms()) {
            PrepareTask dataset = new PrepareTask(tasks.find(arm.task()).data(), study.sizes(), study.dataSeed());
            Map<Role, Recipe> recipes = new ArmRecipes(study, weak, strong, dataset, arm).byRole();
            Map<Role, Key> keys = new LinkedHashMap<>();
            recipes.forEach((role, recipe) -> {
                PlannedJob job = new PlannedJob(recipe, title(study, arm, role));
                jobs.putIfAbsent(job.key(), job);
                keys.put(role, job.key());
            });
            arms.add(new PlannedArm(arm, keys));
        }
        return new StudyPlan(study, arms, List.copyOf(jobs.values()));
    }

    /** Names the task only where the study has several, the method never as long as there is one. */
    private static String title(Study study, Arm arm, Role role) {
        String on = study.tasks().size() == 1 ? "" : " on " + arm.task();
        String seed = ", seed " + arm.seed();
        return switch (role) {
            case DATASET -> "prepare " + arm.task();
            case WEAK -> "fine-tune weak" + on + seed;
            case STUDENT -> "fine-tune student" + on + seed;
            case CEILING -> "fine-tune ceiling" + on + seed;
            case WEAK_PREDICTIONS -> "predict with weak" + on + seed;
            case STUDENT_PREDICTIONS -> "predict with student" + on + seed;
            case CEILING_PREDICTIONS -> "predict with ceiling" + on + seed;
        };
    }
}
