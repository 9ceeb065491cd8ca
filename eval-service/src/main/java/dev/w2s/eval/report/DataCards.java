package dev.w2s.eval.report;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.eval.plan.Role;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.view.ArmView;
import dev.w2s.study.view.CardWarnings;
import dev.w2s.study.view.StudyView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data cards of a study's datasets. A card that isn't there, or can't be read, warns of nothing. */
final class DataCards {
    private static final Logger LOG = LoggerFactory.getLogger(DataCards.class);

    private final Function<ArtifactId, Optional<Artifact>> artifacts;

    DataCards(Function<ArtifactId, Optional<Artifact>> artifacts) {
        this.artifacts = artifacts;
    }

    /** Returns what the cards warn of, by task; a task whose card warns of nothing is left out. */
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
            return artifacts
                    .apply(id)
                    .flatMap(artifact -> DatasetArtifact.card(artifact, CardWarnings.class))
                    .map(CardWarnings::sentences)
                    .orElse(List.of());
        } catch (CategorizedException e) {
            LOG.warn("the card of {} cannot be read, so its warnings are not shown: {}", id, e.getMessage());
            return List.of();
        }
    }
}
