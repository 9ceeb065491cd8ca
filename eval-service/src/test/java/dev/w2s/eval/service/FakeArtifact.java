package dev.w2s.eval.service;

import dev.w2s.artifact.FolderContent;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelJoin;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.data.Split;
import dev.w2s.study.event.JobRequested;
import dev.w2s.study.score.LabelQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a job could have made. Of the eight test examples the last four have label 1; the weak model scores AUC 12/16,
 * the student 14/16 and the ceiling 1, so that PGR is a half.
 */
record FakeArtifact(JobRequested job) implements FolderContent {
    static final double WEAK = 12 / 16.0;
    static final double STUDENT = 14 / 16.0;
    static final String WARNING = "The number of words of the answer alone tells the labels apart";
    private static final DuckDb DUCK_DB = new DuckDb(1, 100);

    @Override
    public void writeTo(Path folder) throws IOException {
        switch (job.recipe().produces()) {
            case DATASET -> {
                DatasetArtifact.write(folder, Split.TEST, truth(), DUCK_DB);
                Files.writeString(folder.resolve("card.json"), "{\"warnings\": [\"" + WARNING + "\"]}");
            }
            case LABEL_SET -> {
                LabelSetArtifact.write(folder, Split.TEST, predictions(), DUCK_DB);
                LabelQuality quality = new LabelJoin(folder, predictions()).quality(truth().stream());
                LabelSetArtifact.writeQualities(folder, Map.of(Split.STRONG_TRAIN, quality));
            }
            default -> Files.writeString(folder.resolve("weights"), job.title());
        }
    }

    private static List<Example> truth() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            examples.add(new Example("e" + i, "g" + i, "text " + i, i < 4 ? 0 : 1));
        }
        return examples;
    }

    private List<SoftLabel> predictions() {
        // The first example of label 0 overtakes so many of label 1 as pairs are to be in the wrong order.
        int wrongPairs = job.title().contains("weak") ? 4 : job.title().contains("student") ? 2 : 0;
        List<SoftLabel> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double logit = i == 0 ? (wrongPairs == 0 ? -4 : wrongPairs + 0.5) : i < 4 ? -i : i - 3;
            rows.add(new SoftLabel("e" + i, 1 / (1 + Math.exp(-logit)), logit));
        }
        return rows;
    }
}
