package dev.w2s.eval.plan;

import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.task.source.DataSources;
import java.util.List;
import java.util.Map;

/** Studies for tests. */
public final class SomeStudies {
    private SomeStudies() {}

    /** On what comes with w2s; nothing asks the hub. */
    public static StudyPlanner planner() {
        ShortTimeoutHub hub = ShortTimeoutHub.ofEnvironment(Map.of());
        return new StudyPlanner(
                TaskCatalogue.bundled(),
                DataSources.forPlanning(List.of(), hub),
                new ModelPinning(BundledModels.load(), new HubModels(hub)));
    }

    /** On the bundled models; {@code more} is further YAML. */
    public static Study study(String id, String tasks, String seeds, String more) {
        return new StudyReader().read(yaml(id, tasks, seeds, more));
    }

    public static String yaml(String id, String tasks, String seeds, String more) {
        return """
                id: %s
                tasks: [%s]
                sizes: {train: 8, val: 4, test: 8}
                weak: {model: all-minilm-l6-v2, layers: 1}
                strong: {model: bge-small-en-v1.5}
                seeds: [%s]
                %s
                """.formatted(id, tasks, seeds, more);
    }
}
