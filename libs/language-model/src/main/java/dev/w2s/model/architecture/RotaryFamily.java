package dev.w2s.model.architecture;

/**
 * The differences between the families of {@link RotaryDecoder}.
 *
 * @param transformersName what the names of the classes in transformers begin with
 * @param projectionBias whether the products that make queries, keys and values have a bias
 * @param headNorms whether each head's query and key is normalised before it is turned
 */
record RotaryFamily(String transformersName, boolean projectionBias, boolean headNorms) {
    static final RotaryFamily LLAMA = new RotaryFamily("Llama", false, false);
    static final RotaryFamily MISTRAL = new RotaryFamily("Mistral", false, false);
    static final RotaryFamily QWEN2 = new RotaryFamily("Qwen2", true, false);
    static final RotaryFamily QWEN3 = new RotaryFamily("Qwen3", false, true);
}
