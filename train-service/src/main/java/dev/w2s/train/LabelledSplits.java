package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a split's texts with the labels to learn: ground truth, or the soft labels of another model or a probe. */
final class LabelledSplits {
    private final DatasetFile datasetFile;
    private final LabelFile labelFile;

    LabelledSplits(DatasetFile datasetFile, LabelFile labelFile) {
        this.datasetFile = datasetFile;
        this.labelFile = labelFile;
    }

    /**
     * @param labelSet null = ground truth
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have no label, two, or are not in the split;
     *     {@code INVALID_REQUEST} if the selection leaves nothing, or of the split to train on one class where there were two
     */
    LabelledSplit read(Artifact dataset, @Nullable Artifact labelSet, Split split, Selection selection) {
        List<Example> examples = datasetFile.read(dataset.file(file(split)));
        List<LabelledText> all = labelled(examples, labelSet, split);
        if (selection.isEverything()) {
            return new LabelledSplit(all, 0);
        }
        Set<String> selected =
                selection.of(split, examples).stream().map(Example::id).collect(Collectors.toSet());
        List<LabelledText> texts =
                all.stream().filter(text -> selected.contains(text.id())).toList();
        if (texts.isEmpty() && !all.isEmpty()) {
            throw unusable(selection + " leaves none of the " + all.size() + " examples of " + split.label());
        }
        if (split == selection.trainSplit() && haveBothClasses(all) && !haveBothClasses(texts)) {
            throw unusable(selection + " leaves " + texts.size() + " of the " + all.size() + " examples of "
                    + split.label() + ", all with labels on one side of 0.5, where there were both classes");
        }
        return new LabelledSplit(texts, all.size() - texts.size());
    }

    private static CategorizedException unusable(String what) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST, what + ": keep more of them, or train on more examples");
    }

    private static boolean haveBothClasses(List<LabelledText> texts) {
        return texts.stream().map(text -> text.probability() > 0.5).distinct().count() == 2;
    }

    private static String file(Split split) {
        return split.label() + ".parquet";
    }

    private List<LabelledText> labelled(List<Example> examples, @Nullable Artifact labelSet, Split split) {
        if (labelSet == null) {
            return examples.stream()
                    .map(example -> new LabelledText(example.id(), example.text(), example.label()))
                    .toList();
        }
        double[] probabilities = labelFile.probabilities(
                labelSet.file(file(split)), examples.stream().map(Example::id).toList());
        return IntStream.range(0, probabilities.length)
                .mapToObj(i ->
                        new LabelledText(examples.get(i).id(), examples.get(i).text(), probabilities[i]))
                .toList();
    }
}
