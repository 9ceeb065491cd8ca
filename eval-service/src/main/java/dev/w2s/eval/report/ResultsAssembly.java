package dev.w2s.eval.report;

import dev.w2s.eval.StudyArtifacts;
import dev.w2s.eval.plan.Role;
import dev.w2s.eval.study.StudyViews;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.recipe.ExtractActivations;
import dev.w2s.study.recipe.FineTune;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.study.view.StudyResults;
import dev.w2s.study.view.StudyView;
import dev.w2s.study.view.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together all that is needed to reproduce a study. */
@ApplicationScoped
public class ResultsAssembly {
    private final StudyViews views;
    private final TaskCatalogue tasks;
    private final DataCards cards;
    private final Versions versions;

    ResultsAssembly(
            StudyViews views,
            TaskCatalogue tasks,
            StudyArtifacts artifacts,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.views = views;
        this.tasks = tasks;
        this.cards = new DataCards(artifacts::find);
        this.versions = Versions.current(version);
    }

    public StudyResults of(String id) {
        StudyView study = views.view(id);
        Map<String, Recipe> recipes = views.recipes(id);
        TaskCatalogue known = tasks.with(study.study().ownTasks());
        List<TaskDefinition> definitions =
                study.study().tasks().stream().map(known::find).toList();
        return new StudyResults(study, definitions, models(study, recipes), recipes, versions, cards.warnings(study));
    }

    /** Returns the models of the first arm: all arms of a study have the same two. */
    private static Map<String, PinnedModel> models(StudyView study, Map<String, Recipe> recipes) {
        Map<String, Key> arm = study.arms().get(0).jobs();
        Map<String, PinnedModel> models = new LinkedHashMap<>();
        models.put("weak", model(recipes, arm, Role.WEAK));
        models.put(
                "strong",
                Stream.of(Role.CEILING, Role.STUDENT, Role.ACTIVATIONS)
                        .filter(role -> arm.containsKey(role.label()))
                        .map(role -> model(recipes, arm, role))
                        .findFirst()
                        .orElseThrow());
        return models;
    }

    private static PinnedModel model(Map<String, Recipe> recipes, Map<String, Key> arm, Role role) {
        Key key = Objects.requireNonNull(arm.get(role.label()), role.label());
        Recipe recipe = Objects.requireNonNull(recipes.get(key.hex()), key.hex());
        if (recipe instanceof FineTune run) {
            return run.model();
        }
        if (recipe instanceof ExtractActivations extraction) {
            return extraction.model();
        }
        throw new IllegalArgumentException("a recipe without a model: " + recipe.getClass());
    }
}
