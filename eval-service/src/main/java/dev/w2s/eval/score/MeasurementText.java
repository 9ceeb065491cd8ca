package dev.w2s.eval.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.w2s.study.json.StudyJson;
import java.util.Map;

/** Writes and reads a manifest's measurements as the database holds them: JSON. */
final class MeasurementText {
    private static final TypeReference<Map<String, Double>> TYPE = new TypeReference<>() {};

    private MeasurementText() {}

    static String write(Map<String, Double> measurements) {
        try {
            return StudyJson.mapper().writeValueAsString(measurements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + measurements, e);
        }
    }

    static Map<String, Double> read(String measurements) {
        try {
            return StudyJson.mapper().readValue(measurements, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds measurements that are not JSON: " + measurements, e);
        }
    }
}
