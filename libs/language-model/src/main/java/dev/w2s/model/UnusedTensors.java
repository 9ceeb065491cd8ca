package dev.w2s.model;

import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Weight;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tensors that a model's files hold and its family has no use for. The heads of other tasks are to be expected;
 * anything else may mean that the model computes something that this engine does not.
 */
final class UnusedTensors {
    private static final Logger LOG = LoggerFactory.getLogger(UnusedTensors.class);
    private static final List<String> HEADS = List.of("cls.", "classifier.", "score.", "lm_head.", "qa_outputs.");
    private static final int NAMES_SHOWN = 8;

    private UnusedTensors() {}

    /** @param available names of the tensors that the model's files hold */
    static Set<String> among(Set<String> available, Architecture architecture) {
        Set<String> unused = new TreeSet<>(available);
        remove(architecture.embeddingWeights(), unused);
        remove(architecture.finalNorm(), unused);
        IntStream.range(0, architecture.layers()).forEach(layer -> remove(architecture.layerWeights(layer), unused));
        for (Pooling pooling : architecture.poolings()) {
            remove(architecture.head(pooling, available).pretrained(), unused);
        }
        unused.removeIf(name -> HEADS.stream().anyMatch(name::startsWith));
        return unused;
    }

    /** Writes one line to the log if there are any. */
    static void warn(Set<String> available, Architecture architecture) {
        Set<String> unused = among(available, architecture);
        if (!unused.isEmpty()) {
            LOG.warn(
                    "a model's files hold {} tensors that models of its family do not have; they are not used: {}{}",
                    unused.size(),
                    String.join(", ", unused.stream().limit(NAMES_SHOWN).toList()),
                    unused.size() > NAMES_SHOWN ? ", ..." : "");
        }
    }

    private static void remove(List<Weight> weights, Set<String> names) {
        weights.forEach(weight -> names.remove(weight.name()));
    }
}
