package dev.w2s.eval.score;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.score.LabelQuality;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how good the labels are that students learn from. */
@ApplicationScoped
public class WeakLabels {
    private static final Logger LOG = LoggerFactory.getLogger(WeakLabels.class);
    private static final int REMEMBERED = 1_000;

    private final Function<ArtifactId, Optional<Artifact>> artifacts;
    /** The qualities of artifacts that are there, which never change; a study that is watched is shown every second. */
    private final Map<Key, Optional<LabelQuality>> known = new LinkedHashMap<>(16, 0.75F, true);

    @Inject
    WeakLabels(StudyArtifacts artifacts) {
        this(artifacts::find);
    }

    WeakLabels(Function<ArtifactId, Optional<Artifact>> artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Returns the quality of the labels of strong_train. It is empty until the labels are made, and where it was not
     * recorded or cannot be read: the study is then shown without it.
     */
    public synchronized Optional<LabelQuality> quality(Key labelSet) {
        Optional<LabelQuality> remembered = known.get(labelSet);
        if (remembered != null) {
            return remembered;
        }
        try {
            return artifacts
                    .apply(new ArtifactId(ArtifactKind.LABEL_SET, labelSet))
                    .flatMap(artifact -> remember(labelSet, artifact));
        } catch (CategorizedException e) {
            LOG.warn("no quality of label set {}: {}", labelSet, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LabelQuality> remember(Key labelSet, Artifact artifact) {
        Optional<LabelQuality> quality =
                Optional.ofNullable(LabelSetArtifact.qualities(artifact).get(Split.STRONG_TRAIN));
        known.put(labelSet, quality);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return quality;
    }
}
