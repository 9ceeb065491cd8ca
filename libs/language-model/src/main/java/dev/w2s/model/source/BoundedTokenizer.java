package dev.w2s.model.source;

import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;

/** Refuses the ids that the model has no embedding for. */
final class BoundedTokenizer implements TextTokenizer {
    private static final int TEXT_SHOWN = 60;

    private final TextTokenizer tokenizer;
    private final int embeddings;
    private final String origin;

    BoundedTokenizer(TextTokenizer tokenizer, int embeddings, String origin) {
        this.tokenizer = tokenizer;
        this.embeddings = embeddings;
        this.origin = origin;
    }

    @Override
    public int[] encode(String text, int maximumLength) {
        int[] ids = tokenizer.encode(text, maximumLength);
        for (int id : ids) {
            if (id < 0 || id >= embeddings) {
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "a text has token " + Integer.toUnsignedString(id) + ", but " + origin + " has embeddings for "
                                + embeddings + " tokens; it begins '"
                                + text.substring(0, Math.min(TEXT_SHOWN, text.length())) + "'");
            }
        }
        return ids;
    }
}
