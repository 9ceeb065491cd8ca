package dev.w2s.eval.score;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Recipe;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the test split's truth and predictions from the store. */
@ApplicationScoped
class PredictionReader {
    private static final String TEST = Split.TEST.label() + ".parquet";
    /** Two columns of a test split, however large, are small. */
    private static final DuckDb DUCK_DB = new DuckDb(1, 512);

    private final StudyArtifacts artifacts;
    private final DatasetFile datasets = new DatasetFile(DUCK_DB);
    private final LabelFile labels = new LabelFile(DUCK_DB);

    PredictionReader(StudyArtifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** @param recipe of the label set */
    Predictions read(Recipe recipe, Key dataset) {
        Artifact truth = artifact(new ArtifactId(ArtifactKind.DATASET, dataset));
        return Predictions.join(
                datasets.read(truth.file(TEST)),
                labels.read(artifact(recipe.artifact()).file(TEST)));
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
