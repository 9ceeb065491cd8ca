package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.model.tuning.LabelledText;
import dev.w2s.study.Split;
import dev.w2s.study.failure.CategorizedException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a split's texts with the labels to learn: ground truth, or another model's soft labels. */
final class LabelledSplits {
    private final DatasetFile datasetFile;
    private final LabelFile labelFile;

    LabelledSplits(DatasetFile datasetFile, LabelFile labelFile) {
        this.datasetFile = datasetFile;
        this.labelFile = labelFile;
    }

    /**
     * In the dataset's order, which belongs to the recipe.
     *
     * @param labelSet null = ground truth
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have no label, two, or are not in the split
     */
    List<LabelledText> read(Artifact dataset, @Nullable Artifact labelSet, Split split) {
        String file = split.label() + ".parquet";
        List<Example> examples = datasetFile.read(dataset.file(file));
        if (labelSet == null) {
            return examples.stream()
                    .map(example -> new LabelledText(example.id(), example.text(), example.label()))
                    .toList();
        }
        double[] probabilities = labelFile.probabilities(
                labelSet.file(file), examples.stream().map(Example::id).toList());
        return IntStream.range(0, probabilities.length)
                .mapToObj(i ->
                        new LabelledText(examples.get(i).id(), examples.get(i).text(), probabilities[i]))
                .toList();
    }
}
