package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelFile;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.tuning.LabelledText;
import dev.w2s.study.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a split's texts with the labels to learn: ground truth, or another model's soft labels. */
final class LabelledSplits {
    private static final int SHOWN = 5;

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
        Map<String, Double> probabilities = probabilities(labelSet, file);
        requireSameIds(examples, probabilities.keySet(), labelSet.id() + "/" + file);
        return examples.stream()
                .map(example -> new LabelledText(
                        example.id(), example.text(), Objects.requireNonNull(probabilities.get(example.id()))))
                .toList();
    }

    private Map<String, Double> probabilities(Artifact labelSet, String file) {
        Map<String, Double> probabilities = new HashMap<>();
        Set<String> repeated = new TreeSet<>();
        for (LabelRow row : labelFile.read(labelSet.file(file))) {
            if (probabilities.put(row.id(), row.probability()) != null) {
                repeated.add(row.id());
            }
        }
        if (!repeated.isEmpty()) {
            throw corrupt(labelSet.id() + "/" + file + " labels twice: " + named(repeated));
        }
        return probabilities;
    }

    private static void requireSameIds(List<Example> examples, Set<String> labelled, String labels) {
        Set<String> unlabelled = examples.stream().map(Example::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> strangers = new TreeSet<>(labelled);
        strangers.removeAll(unlabelled);
        unlabelled.removeAll(labelled);
        if (!unlabelled.isEmpty()) {
            throw corrupt(labels + " has no label for " + named(unlabelled));
        }
        if (!strangers.isEmpty()) {
            throw corrupt(labels + " labels what is not in the split: " + named(strangers));
        }
    }

    private static String named(Set<String> ids) {
        String first = ids.stream().limit(SHOWN).map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return ids.size() <= SHOWN ? first : first + " and " + (ids.size() - SHOWN) + " more";
    }

    private static CategorizedException corrupt(String message) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, message);
    }
}
