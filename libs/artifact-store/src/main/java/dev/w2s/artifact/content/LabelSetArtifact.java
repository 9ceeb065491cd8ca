package dev.w2s.artifact.content;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.artifact.table.SoftLabelFile;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.score.LabelQuality;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A label set: a {@link SoftLabelFile} {@code <split>.parquet} for each of some splits; {@code quality.json}, which
 * says how good the labels of each split are against ground truth (label sets of older versions have none); and, where
 * a probe made the labels, {@code kept.json}: for each split that it filtered, the ids of the examples that it keeps,
 * each once, in the dataset's order. What is damaged is refused as {@code CORRUPT_INPUT}, with the file's path.
 */
public record LabelSetArtifact(Artifact artifact, DuckDb duckDb) {
    private static final SplitJson<LabelQuality> QUALITY =
            new SplitJson<>("quality.json", new TypeReference<>() {}, "the quality of the labels of each split");
    private static final SplitJson<List<String>> KEPT =
            new SplitJson<>("kept.json", new TypeReference<>() {}, "a list of ids for each split");

    /**
     * Writes labels, and how good they are, into a folder that is to become a label set.
     *
     * @param dataset whose examples are labelled
     * @throws CategorizedException {@code CORRUPT_INPUT} if the labels are not those of the dataset's examples
     */
    public static void write(Path folder, Map<Split, List<SoftLabel>> labels, DatasetArtifact dataset) {
        Map<Split, LabelQuality> qualities = new EnumMap<>(Split.class);
        labels.forEach((split, ofSplit) -> {
            write(folder, split, ofSplit, dataset.duckDb());
            try (Stream<Example> examples = dataset.stream(split)) {
                qualities.put(split, new LabelJoin(folder.resolve(file(split)), ofSplit).quality(examples));
            }
        });
        writeQualities(folder, qualities);
    }

    /** Writes the labels of one split into a folder that is to become a label set. */
    public static void write(Path folder, Split split, Iterable<SoftLabel> labels, DuckDb duckDb) {
        new SoftLabelFile(duckDb).write(folder.resolve(file(split)), labels);
    }

    /** Writes {@code quality.json} into a folder that is to become a label set. */
    public static void writeQualities(Path folder, Map<Split, LabelQuality> qualities) {
        QUALITY.write(folder, qualities);
    }

    /** Writes {@code kept.json} into a folder that is to become a label set. */
    public static void writeKept(Path folder, Map<Split, List<String>> ids) {
        KEPT.write(folder, ids);
    }

    /** Returns the labels of a split in the file's order. */
    public List<SoftLabel> labels(Split split) {
        return new SoftLabelFile(duckDb).read(artifact.file(file(split)));
    }

    /**
     * Returns p(label = 1) of each of a split's examples, in their order.
     *
     * @param ids of all examples of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} naming the examples that have no label, or several, or that
     *     are not in the split
     */
    public double[] probabilities(Split split, List<String> ids) {
        return join(split).inOrderOf(ids).stream()
                .mapToDouble(SoftLabel::probability)
                .toArray();
    }

    /**
     * Measures the labels of a split against ground truth.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the labels are not those of the dataset's examples
     */
    public LabelQuality measure(Split split, DatasetArtifact dataset) {
        try (Stream<Example> examples = dataset.stream(split)) {
            return join(split).quality(examples);
        }
    }

    /** Returns the recorded quality of the labels by split, which is empty for a label set that records none. */
    public static Map<Split, LabelQuality> qualities(Artifact labelSet) {
        return labelSet.hasFile(QUALITY.name()) ? QUALITY.read(labelSet.file(QUALITY.name())) : Map.of();
    }

    /**
     * Returns the ids that the probe keeps, by split.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if no probe made the label set, or it keeps an example twice
     */
    public static Map<Split, List<String>> kept(Artifact labelSet) {
        Path file = labelSet.file(KEPT.name());
        Map<Split, List<String>> kept = KEPT.read(file);
        kept.forEach((split, ids) -> {
            if (new HashSet<>(ids).size() != ids.size()) {
                throw FileFailure.corrupt(file, "names an example of " + split.label() + " twice");
            }
        });
        return kept;
    }

    /**
     * Returns the ids of a split's examples that the probe keeps.
     *
     * @param ids of all examples of the split
     * @throws CategorizedException {@code CORRUPT_INPUT} as {@link #kept(Artifact)} says, and if the probe did not
     *     filter the split, or keeps an example that is not in it
     */
    public static Set<String> kept(Artifact labelSet, Split split, List<String> ids) {
        List<String> kept = kept(labelSet).get(split);
        if (kept == null) {
            throw FileFailure.corrupt(labelSet.file(KEPT.name()), "says nothing of " + split.label());
        }
        Set<String> strangers = new TreeSet<>(kept);
        ids.forEach(strangers::remove);
        if (!strangers.isEmpty()) {
            throw FileFailure.corrupt(
                    labelSet.file(KEPT.name()),
                    "keeps examples that are not in " + split.label() + ": " + NamedIds.of(strangers));
        }
        return Set.copyOf(kept);
    }

    private LabelJoin join(Split split) {
        return new LabelJoin(artifact.file(file(split)), labels(split));
    }

    private static String file(Split split) {
        return SplitFile.PARQUET.of(split);
    }
}
