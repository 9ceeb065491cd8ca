package dev.w2s.eval.preview;

import dev.w2s.eval.StudyArtifacts;
import dev.w2s.eval.plan.ModelShape;
import dev.w2s.eval.plan.PlannedArm;
import dev.w2s.eval.plan.PlannedJob;
import dev.w2s.eval.plan.StudyPlan;
import dev.w2s.eval.plan.StudyPlanner;
import dev.w2s.study.Study;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.view.PlanView;
import dev.w2s.study.view.PlannedJobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans a study as its submission would, and stores nothing. */
@ApplicationScoped
public class StudyPreview {
    private static final double BILLION = 1e9;
    private static final String ESTIMATE =
            "A job's seconds are its work x the mean seconds a unit of work of like jobs (same"
                    + " kind, model and precision) among the last " + MeasuredPaces.NEWEST
                    + " that this database knows; texts of another"
                    + " length, or another device, make them wrong.";

    private final StudyPlanner planner;
    private final StudyArtifacts artifacts;
    private final MeasuredPaces paces;

    StudyPreview(StudyPlanner planner, StudyArtifacts artifacts, MeasuredPaces paces) {
        this.planner = planner;
        this.artifacts = artifacts;
        this.paces = paces;
    }

    /** @throws dev.w2s.study.failure.CategorizedException if the study cannot be run as it is written */
    public PlanView of(Study study) {
        StudyPlan plan = planner.plan(study);
        Map<String, ModelShape> shapes = shapes(plan);
        Map<Key, Recipe> recipes = new HashMap<>();
        plan.jobs().forEach(job -> recipes.put(job.key(), job.recipe()));
        RecipeWork work = new RecipeWork(key -> Optional.ofNullable(recipes.get(key)), shapes);
        Map<String, Double> measured = paces.measured(shapes);
        List<PlannedJobView> jobs = plan.jobs().stream()
                .map(job -> view(job, plan, work.of(job.recipe()).orElse(null), measured))
                .toList();
        return new PlanView(study, SplitPlan.of(study), plan.arms().size(), jobs, ESTIMATE);
    }

    private PlannedJobView view(
            PlannedJob job, StudyPlan plan, @Nullable Work work, Map<String, Double> secondsPerAmount) {
        List<String> arms = plan.arms().stream()
                .filter(arm -> arm.jobs().containsValue(job.key()))
                .map(PlannedArm::arm)
                .map(String::valueOf)
                .toList();
        Double multiplyAdds = work == null ? null : work.multiplyAdds();
        Double pace = work == null ? null : secondsPerAmount.get(work.likeness());
        return new PlannedJobView(
                job.key(),
                job.recipe().kind(),
                job.title(),
                artifacts.find(job.recipe().artifact()).isPresent(),
                arms,
                multiplyAdds == null ? null : multiplyAdds / BILLION,
                work == null || pace == null ? null : pace * work.amount());
    }

    /**
     * Returns the whole models' shapes by the fingerprints of their files; a recipe says how many of the layers it
     * uses.
     */
    private static Map<String, ModelShape> shapes(StudyPlan plan) {
        Map<String, ModelShape> shapes = new HashMap<>();
        plan.models().forEach(model -> shapes.put(model.model().sha256(), model.shape()));
        return shapes;
    }
}
