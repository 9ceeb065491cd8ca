package dev.w2s.model.network;

/**
 * Dropout of the adapters' inputs in one pass over one batch. Each element is dropped independently of the others. The
 * keys that decide do not depend on which texts share the batch, so that a batch may be cut and computed twice.
 */
public interface AdapterDropout {
    /** The probability that an element is dropped, in (0, 1). */
    double probability();

    /**
     * A random number for each token.
     *
     * @param text the text's place in the batch, from 0
     */
    long[] keys(int text, int layer, int tokens);
}
