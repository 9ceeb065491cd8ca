package dev.w2s.artifact.content;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.score.LabelQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Joins the soft labels of a split with its examples, by id. Whatever the order of the labels was, the result has that
 * of the examples. Each example must have exactly one label, and each label an example.
 */
public final class LabelJoin {
    private final Path file;
    private final Map<String, SoftLabel> labels = new HashMap<>();

    /**
     * @param file that the labels are from or go to, for messages
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have several labels
     */
    public LabelJoin(Path file, List<SoftLabel> labels) {
        this.file = file;
        Set<String> repeated = new TreeSet<>();
        for (SoftLabel label : labels) {
            if (this.labels.put(label.id(), label) != null) {
                repeated.add(label.id());
            }
        }
        requireNone(repeated, "has several labels for ");
    }

    /**
     * Returns the labels in the order of {@code ids}.
     *
     * @param ids of all examples of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples without a label, or the labels without an
     *     example
     */
    public List<SoftLabel> inOrderOf(List<String> ids) {
        Set<String> unlabelled = new TreeSet<>(ids);
        Set<String> strangers = new TreeSet<>(labels.keySet());
        strangers.removeAll(unlabelled);
        unlabelled.removeAll(labels.keySet());
        requireNone(unlabelled, "has no label for ");
        requireNone(strangers, "labels examples that are not in the split: ");
        return ids.stream().map(id -> Objects.requireNonNull(labels.get(id))).toList();
    }

    /**
     * Measures the labels against ground truth. Examples are ranked by {@link SoftLabel#score}.
     *
     * @param examples all of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} as {@link #inOrderOf} says, or if there are no examples
     */
    public LabelQuality quality(Stream<Example> examples) {
        List<String> ids = new ArrayList<>();
        BitSet ones = new BitSet();
        examples.forEach(example -> {
            ones.set(ids.size(), example.label() == 1);
            ids.add(example.id());
        });
        List<SoftLabel> ordered = inOrderOf(ids);
        boolean[] truth = new boolean[ids.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = ones.get(i);
        }
        return LabelQuality.of(
                truth,
                ordered.stream().mapToDouble(SoftLabel::probability).toArray(),
                ordered.stream().mapToDouble(SoftLabel::score).toArray());
    }

    private void requireNone(Set<String> ids, String complaint) {
        if (!ids.isEmpty()) {
            throw FileFailure.corrupt(file, complaint + NamedIds.of(ids));
        }
    }
}
