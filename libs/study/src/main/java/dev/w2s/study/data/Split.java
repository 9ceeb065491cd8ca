package dev.w2s.study.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of a task's examples. Half of the training examples are in each of the first two. */
public enum Split {
    /** The half on which the weak model learns ground truth. */
    WEAK_TRAIN,
    /** The half on which the student learns the weak model's labels, and the ceiling ground truth. */
    STRONG_TRAIN,
    /** The examples that choose the best step of a training run. */
    VAL,
    /** The examples on which every model is scored, once. */
    TEST;

    /** Returns the name in files and documents, for example {@code weak_train}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
