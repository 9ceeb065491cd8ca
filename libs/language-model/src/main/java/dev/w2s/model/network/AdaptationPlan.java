package dev.w2s.model.network;

import dev.w2s.model.LanguageModel;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.architecture.LinearModule;
import dev.w2s.model.architecture.Weight;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Adaptation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tensors that a fine-tuning trains, in the order of their computation, the head last. An adapter's tensors are
 * named {@code <module>.lora_A.weight} [rank, in] and {@code <module>.lora_B.weight} [out, rank].
 *
 * @param scale the factor of the adapters' contribution; 1 without adapters
 * @param dropout the probability that an element of an adapter's input is dropped while training, in [0, 1)
 */
public record AdaptationPlan(
        List<Weight> embedding, List<List<Weight>> layers, List<Weight> head, double scale, double dropout) {
    /** The plan of a model with a head, as a recipe's adaptation asks for. */
    public static AdaptationPlan of(LanguageModel model, Head head, Adaptation adaptation) {
        if (adaptation instanceof Adaptation.Lora lora) {
            return ofLora(model, head, lora);
        }
        if (adaptation instanceof Adaptation.Full full) {
            return ofFull(model, head, full.freezeEmbeddings());
        }
        throw new IllegalArgumentException("the engine does not know the adaptation "
                + adaptation.getClass().getName());
    }

    private static AdaptationPlan ofLora(LanguageModel model, Head head, Adaptation.Lora lora) {
        Architecture architecture = model.architecture();
        List<String> targets = targetsOf(lora, architecture);
        List<List<Weight>> layers = IntStream.range(0, model.layers())
                .mapToObj(layer -> architecture.linearModules(layer).stream()
                        .filter(module -> module.isMeantBy(targets))
                        .<Weight>mapMulti((module, adapters) -> {
                            adapters.accept(module.adapterA(lora.rank()));
                            adapters.accept(module.adapterB(lora.rank()));
                        })
                        .toList())
                .toList();
        return new AdaptationPlan(List.of(), layers, head.fresh(), lora.scale(), lora.dropout());
    }

    /**
     * The module names that an adapter's targets stand for.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} for a target that names no linear module of the architecture
     */
    public static List<String> targetsOf(Adaptation.Lora lora, Architecture architecture) {
        if (lora.targets().contains(Adaptation.Lora.ALL_LINEAR)) {
            return architecture.linearModuleNames();
        }
        List<LinearModule> modules = architecture.linearModules(0);
        for (String target : lora.targets()) {
            if (modules.stream().noneMatch(module -> module.isMeantBy(List.of(target)))) {
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "targets: '" + target + "' names no linear module of the model; it has "
                                + architecture.linearModuleNames() + ", or say " + Adaptation.Lora.ALL_LINEAR);
            }
        }
        return lora.targets();
    }

    private static AdaptationPlan ofFull(LanguageModel model, Head head, boolean freezeEmbeddings) {
        Architecture architecture = model.architecture();
        List<Weight> classification = new ArrayList<>(head.pretrained());
        classification.addAll(head.fresh());
        return new AdaptationPlan(
                freezeEmbeddings ? List.of() : architecture.embeddingWeights(),
                IntStream.range(0, model.layers())
                        .mapToObj(architecture::layerWeights)
                        .toList(),
                classification,
                1,
                0);
    }

    /** All trained tensors, in order. */
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>(embedding);
        layers.forEach(all::addAll);
        all.addAll(head);
        return all;
    }
}
