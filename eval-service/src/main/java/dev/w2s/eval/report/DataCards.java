package dev.w2s.eval.report;

import dev.w2s.artifact.Artifact;
import dev.w2s.eval.plan.Role;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.CardWarnings;
import dev.w2s.study.view.StudyView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cards beside a study's datasets. One that isn't there, or can't be read, warns of nothing. */
final class DataCards {
    private static final Logger log = LoggerFactory.getLogger(DataCards.class);

    private final Function<ArtifactId, Optional<Artifact>> artifacts;

    DataCards(Function<ArtifactId, Optional<Artifact>> artifacts) {
        this.artifacts = artifacts;
    }

    /** By task, what its data's card warns of; without the tasks of which it doesn't. */
    Map<String, List<String>> warnings(StudyView study) {
        Map<String, List<String>> warnings = new LinkedHashMap<>();
        for (ArmView arm : study.arms()) {
            Key dataset = arm.jobs().get(Role.DATASET.label());
            if (dataset != null) {
                // All arms of a task have the same.
                warnings.computeIfAbsent(arm.task(), task -> warnings(dataset));
            }
        }
        warnings.values().removeIf(List::isEmpty);
        return warnings;
    }

    private List<String> warnings(Key dataset) {
        ArtifactId id = new ArtifactId(ArtifactKind.DATASET, dataset);
        try {
            Optional<Artifact> artifact = artifacts.apply(id).filter(DataCards::hasCard);
            return artifact.isEmpty() ? List.of() : read(artifact.get()).sentences();
        } catch (CategorizedException | IOException e) {
            log.warn("the card of {} cannot be read, so its warnings are not shown: {}", id, e.getMessage());
            return List.of();
        }
    }

    private static boolean hasCard(Artifact artifact) {
        return artifact.manifest().files().stream().anyMatch(file -> file.name().equals(CardWarnings.FILE));
    }

    private static CardWarnings read(Artifact artifact) throws IOException {
        return StudyJson.mapper().readValue(artifact.file(CardWarnings.FILE).toFile(), CardWarnings.class);
    }
}
