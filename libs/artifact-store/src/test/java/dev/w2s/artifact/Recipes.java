package dev.w2s.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.w2s.study.data.Split;
import dev.w2s.study.recipe.Key;
import dev.w2s.study.recipe.Predict;
import dev.w2s.study.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Recipes and provenance for tests. */
final class Recipes {
    static final Provenance PROVENANCE = new Provenance(
            "label-service 0.1.0", "cpu", Instant.parse("2026-11-23T10:15:30Z"), Map.of("tokens", 1234.0));

    private Recipes() {}

    /** A different recipe for each number. */
    static Recipe labels(int number) {
        return new Predict(key(number), key(-1), List.of(Split.TEST));
    }

    private static Key key(int number) {
        return Key.of(JsonNodeFactory.instance.objectNode().put("number", number));
    }
}
