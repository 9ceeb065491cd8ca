package dev.w2s.study.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What training minimises, as a mean over the optimizer batch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = Loss.CrossEntropy.class, name = "xent"))
public sealed interface Loss {
    /** {@code -sum(Y log softmax(logits))} with Y = [1 - p, p]. */
    record CrossEntropy() implements Loss {}
}
