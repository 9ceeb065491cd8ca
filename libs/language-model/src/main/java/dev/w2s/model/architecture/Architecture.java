package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.study.Pooling;
import java.util.List;
import java.util.Set;

/**
 * One model's structure, as its {@code config.json} tells it. A family of models is one script and one implementation of
 * this. The script's methods, and what Java passes to them:
 *
 * <ul>
 *   <li>{@code embed(ids, positions, embedding weights...)}: hidden states, a row a token
 *   <li>{@code layer(x, slots, rows, mask, adapters, ...)}, followed for each {@link LayerPart} by its weights and, if it is a
 *       linear module, by the adapter's A and B
 *   <li>the head's method: {@code (x, slots, rows, mask, pretrained..., fresh...)}: float32 logits [texts, 2]
 * </ul>
 */
public interface Architecture {
    ScriptArchive script();

    int layers();

    int hiddenSize();

    /** The longest text the model can read, in tokens. */
    int maximumPositions();

    int vocabularySize();

    /** The standard deviation with which a new head's weights are drawn. */
    double initializerRange();

    List<Weight> embeddingWeights();

    /** In the order of the script's parameters. */
    List<LayerPart> layerParts(int layer);

    /** The poolings that the family's script has a head for. */
    List<Pooling> poolings();

    /**
     * @param available names of the tensors that the model's files hold
     * @throws dev.w2s.study.failure.CategorizedException {@code INVALID_REQUEST} if this family cannot be read that way
     */
    Head head(Pooling pooling, Set<String> available);

    /** The module names that peft knows all linear layers by. */
    List<String> linearModuleNames();

    /** What stands in a peft checkpoint before the name of a base model's weight or module. */
    String peftPrefix();

    /** All weights of layer {@code layer}, in the order of {@link #layerParts}. */
    default List<Weight> layerWeights(int layer) {
        return layerParts(layer).stream()
                .flatMap(part -> part.weights().stream())
                .toList();
    }

    default List<LinearModule> linearModules(int layer) {
        return layerParts(layer).stream()
                .flatMap(part -> part.linear().stream())
                .toList();
    }
}
