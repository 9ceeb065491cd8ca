package dev.w2s.probe.fitting;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.KeptIds;
import dev.w2s.artifact.LabelQualities;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.prediction.Disagreement;
import dev.w2s.probing.prediction.FittedProbe;
import dev.w2s.probing.prediction.Labels;
import dev.w2s.probing.prediction.Predictions;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.FitProbe;
import dev.w2s.study.recipe.ProbeMeasurement;
import dev.w2s.study.score.LabelQuality;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobRunner;
import dev.w2s.worker.Product;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes what {@link FitProbe} describes. Ground truth is read for the measurements and the labels' quality only. */
public final class FitProbeRunner implements JobRunner<FitProbe> {
    private final Supplier<Torch> torch;
    private final int block;
    private final DatasetFile datasetFile;
    private final LabelFile labelFile;

    /**
     * @param torch asked for when the first job runs
     * @param block rows of activations that a lane has at a time; changes memory, and numbers by rounding alone
     */
    public FitProbeRunner(Supplier<Torch> torch, int block, DatasetFile datasetFile, LabelFile labelFile) {
        this.torch = torch;
        this.block = block;
        this.datasetFile = datasetFile;
        this.labelFile = labelFile;
    }

    @Override
    public Class<FitProbe> recipeType() {
        return FitProbe.class;
    }

    @Override
    public Product run(FitProbe recipe, JobContext context) {
        require(
                recipe.formula() == FitProbe.FORMULA,
                "formula",
                recipe.formula(),
                "is not what this probe-service computes, which is " + FitProbe.FORMULA
                        + ": run the same version of all services");
        ProbeInputs inputs = new ProbeInputs(
                torch.get(),
                context.input(ArtifactKind.ACTIVATIONS, recipe.activations()),
                recipe.layer(),
                context.input(ArtifactKind.DATASET, recipe.dataset()),
                context.input(ArtifactKind.LABEL_SET, recipe.labelSet()),
                datasetFile,
                labelFile);
        return new Run(recipe, inputs, new FittingProgress(context, recipe.splits())).product();
    }

    /** One job. */
    private final class Run {
        private final FitProbe recipe;
        private final ProbeInputs inputs;
        private final FittingProgress progress;
        private final Map<Split, List<LabelRow>> rows = new EnumMap<>(Split.class);
        private final Map<Split, List<String>> kept = new EnumMap<>(Split.class);
        private final Map<String, Double> measurements = new HashMap<>();

        Run(FitProbe recipe, ProbeInputs inputs, FittingProgress progress) {
            this.recipe = recipe;
            this.inputs = inputs;
            this.progress = progress;
        }

        Product product() {
            try (Points points = inputs.points(Split.STRONG_TRAIN)) {
                double[] labels = inputs.labels(Split.STRONG_TRAIN, points.ids());
                try (FittedProbe probe = new ProbeFit(
                                points, new Labels(labels), progress.affordable(block), progress::throwIfStopRequested)
                        .of(recipe.probe())) {
                    strongTrain(probe, points, labels);
                    val(probe);
                    recipe.splits().stream()
                            .filter(split -> !rows.containsKey(split))
                            .forEach(split -> other(probe, split));
                }
            }
            rows.keySet().retainAll(recipe.splits());
            return new Product(this::write, measurements);
        }

        private void strongTrain(FittedProbe probe, Points points, double[] labels) {
            Predictions own = probe.predictFitted(progress::throwIfStopRequested);
            filtered(Split.STRONG_TRAIN, points.ids(), labels, own, probe.kept(recipe.contamination(), own));
            probe.leftOut()
                    .ifPresent(count -> measurements.put(
                            ProbeMeasurement.LEFT_OUT_BY_COMPONENTS.of(Split.STRONG_TRAIN), (double) count));
        }

        private void val(FittedProbe probe) {
            try (Points points = inputs.points(Split.VAL)) {
                double[] labels = inputs.labels(Split.VAL, points.ids());
                Predictions predictions = probe.predict(points, progress::throwIfStopRequested);
                int drop = probe.dropped(recipe.contamination(), points.count());
                filtered(
                        Split.VAL,
                        points.ids(),
                        labels,
                        predictions,
                        Disagreement.kept(predictions.probabilities(), labels, drop));
            }
        }

        private void filtered(Split split, List<String> ids, double[] labels, Predictions predictions, int[] keptRows) {
            FilteredSplit filtered = new FilteredSplit(split, ids, labels, inputs.truth(split), predictions, keptRows);
            kept.put(split, filtered.keptIds());
            measurements.putAll(filtered.measurements());
            predicted(split, ids, predictions);
        }

        private void other(FittedProbe probe, Split split) {
            try (Points points = inputs.points(split)) {
                predicted(split, points.ids(), probe.predict(points, progress::throwIfStopRequested));
            }
        }

        private void predicted(Split split, List<String> ids, Predictions predictions) {
            double[] logits = predictions.logits();
            rows.put(
                    split,
                    IntStream.range(0, ids.size())
                            .mapToObj(i -> new LabelRow(
                                    ids.get(i), predictions.probabilities()[i], logits == null ? null : logits[i]))
                            .toList());
            progress.predicted();
        }

        private void write(Path folder) {
            Map<Split, LabelQuality> qualities = new EnumMap<>(Split.class);
            rows.forEach((split, labels) -> {
                labelFile.write(folder.resolve(ProbeInputs.parquet(split)), labels);
                qualities.put(split, inputs.quality(split, labels));
            });
            new LabelQualities(qualities).writeTo(folder);
            new KeptIds(kept).writeTo(folder);
        }
    }
}
