package dev.w2s.task.example;

/** An example that a record becomes with a probability in (0, 1]. */
record PossibleExample(int label, double probability, String text) {}
