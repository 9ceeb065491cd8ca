package dev.w2s.study.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code auc.json}: ROC AUC (Mann-Whitney with midranks) and accuracy by scikit-learn and by hand. */
final class ReferenceNumbers {
    private ReferenceNumbers() {}

    static JsonNode read(String name) {
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream(name)) {
            return StudyJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean[] labels(JsonNode array) {
        boolean[] labels = new boolean[array.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = array.get(i).asInt() == 1;
        }
        return labels;
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
