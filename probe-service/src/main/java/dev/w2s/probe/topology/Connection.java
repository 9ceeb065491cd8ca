package dev.w2s.probe.topology;

/** When two points of a directed graph belong to one component. */
public enum Connection {
    /** A path joins them, whatever the directions of its edges. */
    WEAK,
    /** A directed path leads from each to the other. EleutherAI/w2s asks for this, and so drops points that nobody has for a neighbour. */
    STRONG
}
