package dev.w2s.train;

import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.KeptIds;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.data.Half;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which examples a job reads: those that a probe keeps, if it is given one, and of the training split a half, if it is given
 * one.
 *
 * @param probe a label set with kept ids; null = all are kept
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
     * In the order of {@code examples}.
     *
     * @param examples all of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} if the probe does not speak of the split, or keeps what is not in it
     */
    List<Example> of(Split split, List<Example> examples) {
        List<Example> kept = probe == null ? examples : kept(probe, split, examples);
        if (half == null || split != trainSplit) {
            return kept;
        }
        return kept.stream().filter(example -> Half.of(example.group()) == half).toList();
    }

    private static List<Example> kept(Artifact probe, Split split, List<Example> examples) {
        List<String> ids = KeptIds.read(probe).bySplit().get(split);
        if (ids == null) {
            throw corrupt(probe, "names no kept ids of " + split.label());
        }
        Set<String> strangers = new TreeSet<>(ids);
        strangers.removeAll(examples.stream().map(Example::id).collect(Collectors.toSet()));
        if (!strangers.isEmpty()) {
            throw corrupt(probe, "keeps what is not in " + split.label() + ": " + NamedIds.of(strangers));
        }
        Set<String> wanted = new HashSet<>(ids);
        return examples.stream()
                .filter(example -> wanted.contains(example.id()))
                .toList();
    }

    private static CategorizedException corrupt(Artifact probe, String what) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, probe.id() + "/" + KeptIds.FILE + " " + what);
    }

    /** In words, for messages. */
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
