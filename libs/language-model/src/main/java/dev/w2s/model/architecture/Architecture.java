package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One model's structure, as its {@code config.json} tells it. Names are those of the base model alone, as transformers
 * gives them, without a prefix such as {@code bert.} or {@code model.}. A family of models is one script and one
 * implementation of this. These are the script's methods, with what Java passes to them; {@link ScriptAgreement}
 * compares the names:
 *
 * <ul>
 * <li>{@code embed(ids, positions, embedding weights...)} returns hidden states, a row a token.
 * <li>{@code shared(x, positions, slots, rows, mask)} returns the list of what all layers of the batch share.
 * <li>{@code layer(x, shared..., adapters, wanted, ...)} returns the hidden states of the wanted rows, or of all. For
 * each {@link LayerPart} its weights follow and, if it is a linear module, the adapter's A and B; a tensor without
 * elements stands for what is absent.
 * <li>{@code mean}, {@code first} or {@code last}, one for each pooling, with {@code (x, shared...)}, returns float32
 * [texts, hidden size].
 * <li>{@code finish(x, final norm...)}, if there is a final norm, returns such a reading normalised.
 * <li>The head's method, with {@code (x, shared..., pretrained..., fresh...)}, returns float32 logits [texts, 2]. Its x
 * is what the pooling reads of the last layer: all rows, or one a text.
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

    /** The weights of the embeddings, in the order of the parameters of {@code embed}. */
    List<Weight> embeddingWeights();

    /** The modules of a layer, in the order of the script's parameters. */
    List<LayerPart> layerParts(int layer);

    /**
     * The weights of the norm after the last layer, in the order of the parameters of {@code finish}; empty if there is
     * none.
     */
    default List<Weight> finalNorm() {
        return List.of();
    }

    /** The poolings that the family's script has a head for, first the one that suits it best. */
    List<Pooling> poolings();

    /**
     * The head that reads the model as a pooling says.
     *
     * @param available names of the tensors that the model's files hold
     * @throws dev.w2s.study.failure.CategorizedException {@code INVALID_REQUEST} if this family cannot be read that way
     */
    Head head(Pooling pooling, Set<String> available);

    /** The names that all linear layers have in peft. */
    List<String> linearModuleNames();

    /**
     * The name in this interface of a tensor that was published as {@code published}, under today's name or an older
     * one. It is empty for what is not a weight, such as a mask, and for what is not used, such as the language model's
     * head.
     */
    Optional<String> nameOf(String published);

    /** Whether the linear modules' weights are [in, out]: peft's {@code fan_in_fan_out}. */
    default boolean storesLinearWeightsByInput() {
        return false;
    }

    /** The class of transformers that computes exactly this with that head; empty if there is none. */
    Optional<String> transformersClass(Head head);

    /** The prefix that a peft checkpoint puts before the name of a base model's weight or module. */
    String peftPrefix();

    /** The script's method that reads hidden states as a pooling says. */
    static String readingMethod(Pooling pooling) {
        return switch (pooling) {
            case MEAN -> "mean";
            case FIRST_TOKEN -> "first";
            case LAST_TOKEN -> "last";
        };
    }

    /** All weights of a layer, in the order of {@link #layerParts}. */
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
