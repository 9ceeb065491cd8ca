package dev.w2s.probe.fitting;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.LabelQualities;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.ActivationFile;
import dev.w2s.probing.activation.Points;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.score.LabelQuality;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a fit-probe job reads, split by split.
 *
 * @param layer of the activations
 */
record ProbeInputs(
        Torch torch,
        Artifact activations,
        int layer,
        Artifact dataset,
        Artifact labelSet,
        DatasetFile datasetFile,
        LabelFile labelFile) {

    /** @throws CategorizedException {@code CORRUPT_INPUT} if the activations are not of the dataset's examples, in its order */
    Points points(Split split) {
        Points points = ActivationFile.read(torch, activations.file(ActivationFile.of(split)), layer);
        try {
            requireSame(points.ids(), ids(split), split);
            return points;
        } catch (RuntimeException e) {
            points.close();
            throw e;
        }
    }

    private void requireSame(List<String> found, List<String> expected, Split split) {
        if (!found.equals(expected)) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    activations.id() + "/" + ActivationFile.of(split) + " is not of the examples of " + dataset.id()
                            + ", or in another order: it has " + found.size() + ", beginning with " + beginning(found)
                            + ", where the dataset has " + expected.size() + ", beginning with " + beginning(expected));
        }
    }

    private static List<String> beginning(List<String> ids) {
        return ids.subList(0, Math.min(3, ids.size()));
    }

    private List<String> ids(Split split) {
        try (Stream<Example> examples = datasetFile.stream(dataset.file(parquet(split)))) {
            return examples.map(Example::id).toList();
        }
    }

    /** Ground truth, in the dataset's order. */
    int[] truth(Split split) {
        try (Stream<Example> examples = datasetFile.stream(dataset.file(parquet(split)))) {
            return examples.mapToInt(Example::label).toArray();
        }
    }

    /** Of the probe's own labels, which are in the dataset's order. */
    LabelQuality quality(Split split, List<LabelRow> predicted) {
        try (Stream<Example> examples = datasetFile.stream(dataset.file(parquet(split)))) {
            return LabelQualities.measure(examples, predicted);
        }
    }

    /**
     * p(label = 1) of each of the split's examples.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the label set is not of these examples
     */
    double[] labels(Split split, List<String> ids) {
        return labelFile.probabilities(labelSet.file(parquet(split)), ids);
    }

    static String parquet(Split split) {
        return split.label() + ".parquet";
    }
}
