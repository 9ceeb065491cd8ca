package dev.w2s.eval;

import dev.w2s.eval.plan.HubModels;
import dev.w2s.eval.plan.ModelPinning;
import dev.w2s.eval.plan.StudyPlanner;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes beans of plain classes. */
@ApplicationScoped
class PlainBeans {
    @Produces
    @Singleton
    StudyPlanner planner() {
        return new StudyPlanner(
                TaskCatalogue.bundled(),
                new ModelPinning(BundledModels.load(), HubModels.ofEnvironment(System.getenv())));
    }
}
