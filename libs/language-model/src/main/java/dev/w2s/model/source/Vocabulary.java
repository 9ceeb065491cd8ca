package dev.w2s.model.source;

import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** An id beyond the embedding table would only fail deep inside a native call, on the first text that has it. */
final class Vocabulary {
    private Vocabulary() {}

    static void requireFits(HuggingFaceTextTokenizer tokenizer, int embeddings, String origin) {
        if (tokenizer.vocabularySize() > embeddings) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    origin + " has a tokenizer with " + tokenizer.vocabularySize() + " entries, but vocab_size "
                            + embeddings + " in its configuration: they belong to different models");
        }
    }
}
