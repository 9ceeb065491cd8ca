package dev.w2s.study;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.model.Layer;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.Loss;

/**
 * The way in which a student is made from the weak model's labels. A study writes a name, {@code logconf}, or an
 * object, {@code {method: logconf, weight: 0.25}}; parameters that it leaves out are filled in from
 * {@code study-defaults.yaml}.
 */
public sealed interface Method {
    /** The strong model learns the weak labels with this loss. */
    record WithLoss(Loss loss) implements Method {
        /** The vanilla student: plain cross-entropy on the soft labels. */
        public static final Method XENT = new WithLoss(new Loss.CrossEntropy());
    }

    /**
     * Strong to strong: the {@link WithLoss#XENT} student relabels strong_train and val, and a fresh strong model
     * learns that.
     *
     * @param rounds how often a model relabels, at least 1
     * @param crossFit whether each half of strong_train is labelled by a model that learned from the other half, so
     *     that no model labels examples that it was trained on; false = as the blog does
     */
    @JsonTypeName("s2s")
    record StrongToStrong(int rounds, boolean crossFit) implements Method {
        public StrongToStrong {
            require(rounds >= 1, "rounds", rounds, "must be at least 1");
        }
    }

    /** The probe, fitted on the weak labels, is the student. */
    @JsonTypeName("predict")
    record Prediction(Probe probe, Layer layer) implements Method {}

    /**
     * The strong model learns the weak labels of the examples with which the probe least disagrees.
     *
     * @param contamination the share of strong_train and of val that is dropped, in (0, 1)
     */
    @JsonTypeName("filter")
    record Filtering(Probe probe, Layer layer, double contamination) implements Method {
        public Filtering {
            require(contamination > 0 && contamination < 1, "contamination", contamination, "must be in (0, 1)");
        }
    }

    /** The strong model learns the predictions of the probe, which was fitted on the weak labels. */
    @JsonTypeName("relabel")
    record Relabelling(Probe probe, Layer layer) implements Method {}

    /**
     * Returns the name in tables and events: the method's name and the parameters that differ from their defaults, for
     * example {@code logconf}, {@code filter-topofilter} or {@code predict-knn(k=10, layer=early)}. Different methods
     * have different labels.
     */
    default String label() {
        return MethodJson.label(this);
    }

    /** Returns a name where the method has no parameters, else an object with all of them. */
    @JsonValue
    default JsonNode json() {
        return MethodJson.write(this);
    }

    /**
     * Reads a method as a study writes it.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException naming the field
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Method of(JsonNode written) {
        return MethodJson.read(written);
    }
}
