package dev.w2s.model.torch;

/** How a script call treats gradients. */
public enum Execution {
    /** Fastest; the results can never take part in a gradient. */
    INFERENCE,
    /** Nothing is recorded, but the results may later be inputs of a recorded call. */
    UNRECORDED,
    /** The graph is kept until its results are freed or a gradient is taken. */
    RECORDED
}
