package dev.w2s.task.example;

/** An example that a record becomes with a probability. */
public record Outcome(int label, double probability, String text) {}
