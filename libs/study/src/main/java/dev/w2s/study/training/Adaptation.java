package dev.w2s.study.training;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which weights fine-tuning changes; the classification head always trains. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Adaptation.Lora.class, name = "lora"),
    @JsonSubTypes.Type(value = Adaptation.Full.class, name = "full")
})
public sealed interface Adaptation {
    /**
     * Low-rank adapters beside frozen linear layers: y = W x + (alpha / rank) B A x (Hu et al. 2021).
     *
     * @param dropout of the adapter's input while training, in [0, 1)
     * @param targets module names as in peft, or {@code all-linear}
     * @param rankStabilized scale by alpha / sqrt(rank), so that a high rank learns as fast as a low one (rsLoRA,
     *     Kalajdzievski 2023); null = false, so that the keys of recipes without it stay what they were
     */
    record Lora(
            int rank,
            double alpha,
            double dropout,
            List<String> targets,
            @Nullable Boolean rankStabilized) implements Adaptation {
        public static final String ALL_LINEAR = "all-linear";

        public Lora {
            require(rank >= 1, "rank", rank, "must be at least 1");
            require(alpha > 0 && Double.isFinite(alpha), "alpha", alpha, "must be a number above 0");
            require(dropout >= 0 && dropout < 1, "dropout", dropout, "must be in [0, 1)");
            require(!targets.isEmpty(), "targets", targets, "must name at least one module, or all-linear");
            targets = List.copyOf(targets);
            rankStabilized = Boolean.TRUE.equals(rankStabilized) ? true : null;
        }

        public Lora(int rank, double alpha, double dropout, List<String> targets) {
            this(rank, alpha, dropout, targets, null);
        }

        public boolean rankIsStabilized() {
            return rankStabilized != null;
        }

        public double scale() {
            return alpha / (rankIsStabilized() ? Math.sqrt(rank) : rank);
        }
    }

    /** Every weight of the base model. */
    record Full(boolean freezeEmbeddings) implements Adaptation {}
}
