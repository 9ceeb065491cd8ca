package dev.w2s.eval.plan;

import dev.w2s.study.Method;
import dev.w2s.study.json.StudyJson;
import java.util.List;
import java.util.stream.Stream;

/** One method of each kind, as a study writes it. */
public final class SomeMethods {
    private static final List<String> WRITTEN = List.of(
            "logconf",
            "s2s",
            "{method: predict, probe: knn}",
            "{method: filter, probe: topofilter}",
            "{method: relabel, probe: logistic}");

    private SomeMethods() {}

    public static Stream<Method> oneOfEachKind() {
        return WRITTEN.stream().map(SomeMethods::read);
    }

    private static Method read(String written) {
        try {
            return StudyJson.yamlMapper().readValue(written, Method.class);
        } catch (Exception e) {
            throw new AssertionError(written, e);
        }
    }
}
