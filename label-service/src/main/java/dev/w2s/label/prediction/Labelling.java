package dev.w2s.label.prediction;

import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.ResidentModels;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.prediction.Classifier;
import dev.w2s.pool.DownloadWatch;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.worker.JobContext;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Labels the splits of one job.
 *
 * @param files of the dataset, by split
 */
record Labelling(
        ResidentModels models,
        TokenBudget budget,
        DatasetFile datasetFile,
        Map<Split, Path> files,
        PredictionProgress progress,
        JobContext context) {
    /**
     * What a checkpoint says, in the dataset's order.
     *
     * @param only of strong_train, the half that is labelled; null = all of it
     */
    Map<Split, List<LabelRow>> by(Path checkpoint, @Nullable Half only) {
        CheckpointDescription description = CheckpointDescription.read(checkpoint);
        DownloadWatch downloads = new DownloadWatch(description.model(), context);
        try (ResidentModels.Lease base = models.lease(description.model(), description.precision(), downloads);
                Classifier classifier = Classifier.open(base.model(), checkpoint, budget)) {
            Map<Split, List<LabelRow>> rows = new EnumMap<>(Split.class);
            files.forEach((split, file) ->
                    rows.put(split, predict(classifier, file, split == Split.STRONG_TRAIN ? only : null)));
            return rows;
        }
    }

    /**
     * The labels of two checkpoints of which each learned from one half of strong_train.
     *
     * @param ofFirstHalf learned from the first half, labels the second
     */
    Map<Split, List<LabelRow>> crossFitted(Path ofFirstHalf, Path ofSecondHalf) {
        Map<Split, List<LabelRow>> first = by(ofSecondHalf, Half.FIRST);
        Map<Split, List<LabelRow>> second = by(ofFirstHalf, Half.SECOND);
        Map<Split, List<LabelRow>> rows = new EnumMap<>(Split.class);
        files.forEach((split, file) -> rows.put(split, joined(split, file, first, second)));
        return rows;
    }

    private List<LabelRow> joined(
            Split split, Path file, Map<Split, List<LabelRow>> first, Map<Split, List<LabelRow>> second) {
        List<LabelRow> one = first.getOrDefault(split, List.of());
        List<LabelRow> other = second.getOrDefault(split, List.of());
        if (split != Split.STRONG_TRAIN) {
            return CrossFitting.mean(one, other);
        }
        try (Stream<Example> examples = datasetFile.stream(file)) {
            return CrossFitting.ofHalves(examples, one, other);
        }
    }

    private List<LabelRow> predict(Classifier classifier, Path file, @Nullable Half only) {
        try (Stream<Example> examples = datasetFile.stream(file)) {
            LabelledExamples labelled =
                    new LabelledExamples(examples.filter(example -> only == null || Half.of(example.group()) == only)
                            .iterator());
            classifier.predict(
                    labelled,
                    logits -> {
                        labelled.label(logits);
                        progress.labelled();
                    },
                    progress::tokens,
                    progress::throwIfStopRequested);
            return labelled.rows();
        }
    }
}
