package dev.w2s.eval;

import dev.w2s.eval.plan.HubModels;
import dev.w2s.eval.plan.ModelPinning;
import dev.w2s.eval.plan.StudyPlanner;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.task.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes beans of plain classes. */
@ApplicationScoped
class PlainBeans {
    @Produces
    @Singleton
    StudyPlanner planner(EvalConfiguration configuration) {
        ShortTimeoutHub hub = ShortTimeoutHub.ofEnvironment(System.getenv());
        return new StudyPlanner(
                TaskCatalogue.bundled(),
                DataSources.forPlanning(configuration.taskFolders().orElse(List.of()), hub),
                new ModelPinning(BundledModels.load(), new HubModels(hub)));
    }
}
