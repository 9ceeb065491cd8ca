package dev.w2s.study.training;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The choice of weights that fine-tuning changes; it always trains the classification head. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Adaptation.Lora.class, name = "lora"),
    @JsonSubTypes.Type(value = Adaptation.Full.class, name = "full")
})
public sealed interface Adaptation {
    /**
     * Low-rank adapters beside frozen linear layers: y = W x + (alpha / rank) B A x (Hu et al. 2021).
     *
     * @param dropout the share of the adapter's input that is dropped in training, in [0, 1)
     * @param targets module names as in peft, or {@code all-linear}
     * @param rankStabilized whether the scale is alpha / sqrt(rank), so that a high rank learns as fast as a low one
     *     (rsLoRA, Kalajdzievski 2023); null = false, so that recipes without it keep their keys
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

    /** Full fine-tuning: every weight of the base model trains. */
    record Full(boolean freezeEmbeddings) implements Adaptation {}
}
