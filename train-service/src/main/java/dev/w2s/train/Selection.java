package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which examples a job reads: those that a probe keeps, if it is given one, and, of the training split, those in a
 * half, if it is given one.
 *
 * @param probe a label set with kept ids; null = all examples are kept
 * @param half of {@code trainSplit}; null = both
 */
record Selection(
        @Nullable Artifact probe,
        Split trainSplit,
        @Nullable Half half) {
    boolean isEverything() {
        return probe == null && half == null;
    }

    /**
     * Returns the ids of the examples that the job reads.
     *
     * @param examples all of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} if the probe has not filtered the split, or keeps an example
     *     that is not in it
     */
    Set<String> ids(Split split, List<Example> examples) {
        Stream<Example> selected = examples.stream();
        if (probe != null) {
            Set<String> kept = LabelSetArtifact.kept(
                    probe, split, examples.stream().map(Example::id).toList());
            selected = selected.filter(example -> kept.contains(example.id()));
        }
        if (half != null && split == trainSplit) {
            selected = selected.filter(example -> Half.of(example.group()) == half);
        }
        return selected.map(Example::id).collect(Collectors.toSet());
    }

    /** Describes the selection, for messages. */
    @Override
    public String toString() {
        if (isEverything()) {
            return "everything";
        }
        String ofHalf = half == null ? "" : "the " + half.label() + " half";
        String ofProbe = probe == null ? "" : "what " + probe.id() + " keeps";
        return half == null || probe == null ? ofHalf + ofProbe : ofHalf + " of " + ofProbe;
    }
}
