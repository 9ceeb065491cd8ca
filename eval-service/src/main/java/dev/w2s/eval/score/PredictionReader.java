package dev.w2s.eval.score;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.study.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Predict;
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

    Predictions read(Predict recipe) {
        Artifact dataset = require(new ArtifactId(ArtifactKind.DATASET, recipe.dataset()));
        Artifact labelSet = require(recipe.artifact());
        return Predictions.join(datasets.read(dataset.file(TEST)), labels.read(labelSet.file(TEST)));
    }

    private Artifact require(ArtifactId id) {
        return artifacts
                .find(id)
                .orElseThrow(() -> new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        "artifact " + id + " is gone from the store; submit the study again under another id"));
    }
}
