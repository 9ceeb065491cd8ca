package dev.w2s.model.architecture;

/**
 * What the families of {@link RotaryDecoder} differ in.
 *
 * @param projectionBias the products that make queries, keys and values have a bias
 * @param headNorms each head's query and key is normalised before it is turned
 */
record RotaryFamily(boolean projectionBias, boolean headNorms) {
    static final RotaryFamily LLAMA = new RotaryFamily(false, false);
    static final RotaryFamily QWEN2 = new RotaryFamily(true, false);
    static final RotaryFamily QWEN3 = new RotaryFamily(false, true);
}
