package dev.w2s.probing.fitting;

import dev.w2s.artifact.content.ActivationsArtifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.Points;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a probe is fitted on and judged by, split by split.
 *
 * @param layer which of the activations' layers is read
 * @param labelSet the labels that the probe learns from
 */
public record ProbeData(
        Torch torch, ActivationsArtifact activations, int layer, DatasetArtifact dataset, LabelSetArtifact labelSet) {

    /**
     * Returns the activations of a split in the engine's memory; close them.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if they are not those of the dataset's examples, in its order
     */
    Points points(Split split) {
        Points points = Points.of(torch, activations.layer(split, layer));
        try {
            requireSame(points.ids(), dataset.ids(split), split);
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
                    activations.artifact().id() + " has activations of other examples of " + split.label() + " than "
                            + dataset.artifact().id() + ", or in another order: it has " + found.size()
                            + ", beginning with " + beginning(found) + ", where the dataset has " + expected.size()
                            + ", beginning with " + beginning(expected));
        }
    }

    private static List<String> beginning(List<String> ids) {
        return ids.subList(0, Math.min(3, ids.size()));
    }

    /** Returns the ground truth of a split, in the dataset's order. */
    int[] truth(Split split) {
        try (Stream<Example> examples = dataset.stream(split)) {
            return examples.mapToInt(Example::label).toArray();
        }
    }
}
