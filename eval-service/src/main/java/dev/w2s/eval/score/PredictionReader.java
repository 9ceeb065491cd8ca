package dev.w2s.eval.score;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.study.view.Score;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads predictions for the test split and its ground truth from the store. */
@ApplicationScoped
class PredictionReader {
    /** Two columns of a test split, however large, are small. */
    private static final DuckDb DUCK_DB = new DuckDb(1, 512);

    private final StudyArtifacts artifacts;

    PredictionReader(StudyArtifacts artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Scores predictions for the test split.
     *
     * @param recipe of the label set
     * @throws CategorizedException {@code MISSING_INPUT} if an artifact is gone; {@code CORRUPT_INPUT} if the label set
     *     is not one of the dataset's examples
     */
    Score score(Recipe recipe, Key dataset) {
        DatasetArtifact truth = new DatasetArtifact(artifact(new ArtifactId(ArtifactKind.DATASET, dataset)), DUCK_DB);
        LabelQuality quality = new LabelSetArtifact(artifact(recipe.artifact()), DUCK_DB).measure(Split.TEST, truth);
        return new Score(quality.auc(), quality.accuracy(), quality.examples());
    }

    /** @throws CategorizedException {@code MISSING_INPUT} if it is gone */
    Artifact artifact(ArtifactId id) {
        return artifacts
                .find(id)
                .orElseThrow(() -> new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        "artifact " + id + " is gone from the store; submit the study again under another id"));
    }
}
