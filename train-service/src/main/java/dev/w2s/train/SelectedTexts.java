package dev.w2s.train;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a split that a job reads, with the labels to learn: ground truth, or the soft labels of another model or
 * a probe.
 *
 * @param texts in the dataset's order, which belongs to the recipe
 * @param leftOut how many examples of the split the selection leaves out
 */
record SelectedTexts(List<LabelledText> texts, int leftOut) {
    /**
     * Reads a split.
     *
     * @param labelSet null = ground truth
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have no label, or several, or that
     *     are not in the split; {@code INVALID_REQUEST} if the selection leaves nothing, or, of the split to train on,
     *     one class where there were two
     */
    static SelectedTexts read(
            DatasetArtifact dataset, @Nullable LabelSetArtifact labelSet, Split split, Selection selection) {
        List<Example> examples = dataset.examples(split);
        List<LabelledText> all = labelled(examples, labelSet, split);
        if (selection.isEverything()) {
            return new SelectedTexts(all, 0);
        }
        Set<String> selected = selection.ids(split, examples);
        List<LabelledText> texts =
                all.stream().filter(text -> selected.contains(text.id())).toList();
        if (texts.isEmpty() && !all.isEmpty()) {
            throw unusable(selection + " leaves none of the " + all.size() + " examples of " + split.label());
        }
        if (split == selection.trainSplit() && haveBothClasses(all) && !haveBothClasses(texts)) {
            throw unusable(selection + " leaves " + texts.size() + " of the " + all.size() + " examples of "
                    + split.label() + ", all with labels on one side of 0.5, where there were both classes");
        }
        return new SelectedTexts(texts, all.size() - texts.size());
    }

    private static CategorizedException unusable(String what) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST, what + ": keep more of them, or train on more examples");
    }

    private static boolean haveBothClasses(List<LabelledText> texts) {
        return texts.stream().map(text -> text.probability() > 0.5).distinct().count() == 2;
    }

    private static List<LabelledText> labelled(
            List<Example> examples, @Nullable LabelSetArtifact labelSet, Split split) {
        double[] probabilities = labelSet == null
                ? examples.stream().mapToDouble(Example::label).toArray()
                : labelSet.probabilities(
                        split, examples.stream().map(Example::id).toList());
        return IntStream.range(0, probabilities.length)
                .mapToObj(i ->
                        new LabelledText(examples.get(i).id(), examples.get(i).text(), probabilities[i]))
                .toList();
    }
}
