package dev.w2s.model.architecture;

import dev.w2s.study.model.Pooling;
import java.util.List;

/**
 * The way from the last hidden states to two logits.
 *
 * @param pooling what it reads of the last layer; where that is one token a text, the layer computes no other
 * @param method the method of the architecture's script that computes it
 * @param pretrained weights that it takes from the base model, in the order of the method's parameters
 * @param fresh weights of its own, which always train, in the order of the parameters that follow
 */
public record Head(Pooling pooling, String method, List<Weight> pretrained, List<Weight> fresh) {}
