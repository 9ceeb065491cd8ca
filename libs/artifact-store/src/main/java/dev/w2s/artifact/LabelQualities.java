package dev.w2s.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.CanonicalJson;
import dev.w2s.study.score.LabelQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code quality.json} of a label set: how good the labels of each of its splits are, against ground truth. */
public record LabelQualities(Map<Split, LabelQuality> bySplit) {
    public static final String FILE = "quality.json";

    private static final TypeReference<EnumMap<Split, LabelQuality>> TYPE = new TypeReference<>() {};

    public LabelQualities {
        Map<Split, LabelQuality> copy = new EnumMap<>(Split.class);
        copy.putAll(bySplit);
        bySplit = Collections.unmodifiableMap(copy);
    }

    /**
     * AUC is taken on the logit difference where there is one.
     *
     * @param truth the split's examples
     * @param rows their labels, in the same order
     * @throws CategorizedException {@code CORRUPT_INPUT} if they don't speak of the same examples, or of none
     */
    public static LabelQuality measure(Stream<Example> truth, List<LabelRow> rows) {
        boolean[] labels = new boolean[rows.size()];
        double[] probabilities = new double[rows.size()];
        double[] scores = new double[rows.size()];
        Iterator<Example> examples = truth.iterator();
        for (int i = 0; i < rows.size(); i++) {
            LabelRow row = rows.get(i);
            labels[i] = of(row, examples).label() == 1;
            probabilities[i] = row.probability();
            Double difference = row.logitDifference();
            scores[i] = difference == null ? row.probability() : difference;
        }
        if (examples.hasNext()) {
            throw corrupt("example '" + examples.next().id() + "' has no label");
        }
        return LabelQuality.of(labels, probabilities, scores);
    }

    private static Example of(LabelRow row, Iterator<Example> examples) {
        Example example = examples.hasNext() ? examples.next() : null;
        if (example == null || !example.id().equals(row.id())) {
            throw corrupt("label of '" + row.id() + "' where "
                    + (example == null ? "the split has ended" : "that of '" + example.id() + "' was expected"));
        }
        return example;
    }

    private static CategorizedException corrupt(String message) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, message);
    }

    /** Adds the file to a folder that exists; equal figures are equal bytes. */
    public void writeTo(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.writeString(file, CanonicalJson.write(StudyJson.mapper().valueToTree(bySplit)) + "\n");
        } catch (IOException e) {
            throw FileFailure.unwritable(file, e);
        }
    }

    /**
     * Of no split where the label set was made before there was such a file.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the file is damaged
     */
    public static LabelQualities read(Artifact labelSet) {
        if (labelSet.manifest().files().stream().noneMatch(file -> file.name().equals(FILE))) {
            return new LabelQualities(Map.of());
        }
        Path file = labelSet.file(FILE);
        try {
            return new LabelQualities(StudyJson.mapper().readValue(Files.readString(file), TYPE));
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "doesn't say the quality of labels by split: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
