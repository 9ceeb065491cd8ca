package dev.w2s.model.architecture;

import java.util.List;

/**
 * The way from the last hidden states to two logits.
 *
 * @param lastLayer method of the architecture's script that takes the place of {@code layer} in the last layer, where it
 *     need not compute what this does not read
 * @param method of the script
 * @param pretrained weights that it takes from the base model, in the order of the method's parameters
 * @param fresh weights of its own, which always train, in the order of the parameters that follow
 */
public record Head(String lastLayer, String method, List<Weight> pretrained, List<Weight> fresh) {}
