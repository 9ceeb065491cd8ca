package dev.w2s.model.source;

import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tokenizer together with the table of embeddings that its ids point into. An id beyond that table would only fail deep
 * inside a native call, on the first text that has it.
 */
final class Vocabulary {
    private static final Logger LOG = LoggerFactory.getLogger(Vocabulary.class);

    private Vocabulary() {}

    /**
     * Refuses a vocabulary that is larger than the table, which may be larger (padded). Tokens that were added later, beyond
     * the table, are published too (a padding token that was never trained): they are said in the log, and only a text that
     * spells one is refused.
     *
     * @param embeddings rows of the table
     * @param origin names the model in errors
     */
    static TextTokenizer fitted(HuggingFaceTextTokenizer tokenizer, int embeddings, String origin) {
        if (tokenizer.vocabularySize() > embeddings) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    origin + " has a tokenizer with " + tokenizer.vocabularySize() + " entries, but vocab_size "
                            + embeddings + " in its configuration: they belong to different models");
        }
        List<String> beyond = tokenizer.addedTokensFrom(embeddings);
        if (!beyond.isEmpty()) {
            LOG.warn("{} has no embeddings for the added tokens {}: texts that spell one are refused", origin, beyond);
        }
        return new BoundedTokenizer(tokenizer, embeddings, origin);
    }
}
