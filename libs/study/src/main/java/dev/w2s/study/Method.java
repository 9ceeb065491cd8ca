package dev.w2s.study;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.model.Layer;
import dev.w2s.study.probe.Probe;
import dev.w2s.study.recipe.Loss;

/**
 * How a student is made from the weak model's labels. A study writes a name, {@code logconf}, or an object, {@code {method:
 * logconf, weight: 0.25}}; what it leaves out is filled in from {@code study-defaults.yaml}.
 */
public sealed interface Method {
    /** The strong model learns the weak labels with this loss. */
    record WithLoss(Loss loss) implements Method {
        /** The vanilla student: plain cross-entropy on the soft labels. */
        public static final Method XENT = new WithLoss(new Loss.CrossEntropy());
    }

    /**
     * Strong to strong: the {@link WithLoss#XENT} student relabels strong_train and val, and a fresh strong model learns that.
     *
     * @param rounds how often
     * @param crossFit each half of strong_train is labelled by a model that learned from the other, so that none labels what
     *     it was trained on; false = the blog
     */
    record StrongToStrong(int rounds, boolean crossFit) implements Method {
        public StrongToStrong {
            require(rounds >= 1, "rounds", rounds, "must be at least 1");
        }
    }

    /** The probe, fitted on the weak labels, is the student. */
    record Prediction(Probe probe, Layer layer) implements Method {}

    /**
     * The strong model learns the weak labels of what the probe least disagrees with.
     *
     * @param contamination the share of strong_train and of val that is dropped, in (0, 1)
     */
    record Filtering(Probe probe, Layer layer, double contamination) implements Method {
        public Filtering {
            require(contamination > 0 && contamination < 1, "contamination", contamination, "must be in (0, 1)");
        }
    }

    /** The strong model learns the predictions of the probe, which was fitted on the weak labels. */
    record Relabelling(Probe probe, Layer layer) implements Method {}

    /**
     * The name in tables and events: the method and what differs from its defaults, for example {@code logconf}, {@code
     * filter-topofilter} or {@code predict-knn(k=10, layer=early)}. Different methods have different labels.
     */
    default String label() {
        return MethodJson.label(this);
    }

    /** A name where the method has no parameters, else an object with all of them. */
    @JsonValue
    default JsonNode json() {
        return MethodJson.write(this);
    }

    /**
     * As a study writes it.
     *
     * @throws dev.w2s.study.failure.InvalidFieldException naming the field
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Method of(JsonNode written) {
        return MethodJson.read(written);
    }
}
