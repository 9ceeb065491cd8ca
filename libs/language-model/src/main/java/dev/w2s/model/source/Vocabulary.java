package dev.w2s.model.source;

import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a tokenizer with the table of embeddings that its ids point into. An id beyond that table would fail only
 * deep inside a native call, on the first text that has it.
 */
final class Vocabulary {
    private static final Logger LOG = LoggerFactory.getLogger(Vocabulary.class);

    private Vocabulary() {}

    /**
     * Refuses a vocabulary that is larger than the table; the table may be the larger one (padded). Some published
     * models have added tokens beyond the table (a padding token that was never trained): the log names them, and only
     * a text that spells one is refused.
     *
     * @param embeddings the number of rows of the table
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
