package dev.w2s.probe.neighbour;

/** What is near. */
public enum Metric {
    /** |x - y|. */
    EUCLIDEAN,
    /** 1 - x y / (|x| |y|), by the Euclidean distance of the points scaled to length 1, whose square is twice that. */
    COSINE
}
