package dev.w2s.model.network;

/**
 * Dropout of the adapters' inputs in one pass over one batch: each element is dropped with the probability, independently, by
 * keys that do not depend on which texts share the batch, so that it may be cut and computed twice.
 */
public interface AdapterDropout {
    /** In (0, 1). */
    double probability();

    /**
     * A random number for each token.
     *
     * @param text its place in the batch, from 0
     */
    long[] keys(int text, int layer, int tokens);
}
