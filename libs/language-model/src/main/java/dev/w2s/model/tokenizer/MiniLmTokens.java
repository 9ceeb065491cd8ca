package dev.w2s.model.tokenizer;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokenizer of the bundled MiniLM, BERT's uncased WordPiece, loaded when it is first needed; the model itself is
 * not loaded. No tokenizer here reads more than {@value #LONGEST_TEXT} characters, so a longer text is counted up to
 * there.
 */
public final class MiniLmTokens {
    /** The name of the model that the tokenizer comes with. */
    public static final String NAME = "all-minilm-l6-v2";

    private static final String RESOURCE = NAME + "-tokenizer.json";
    private static final int LONGEST_TEXT = 1 << 20;

    private @Nullable TextTokenizer tokenizer;

    /**
     * Counts the tokens of the whole text, special tokens included.
     *
     * @throws CategorizedException {@code MISSING_INPUT} if the model's jar is not on the class path
     */
    public int count(String text) {
        String readable = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        return loaded().encode(readable, Integer.MAX_VALUE).length;
    }

    private synchronized TextTokenizer loaded() {
        if (tokenizer == null) {
            tokenizer = HuggingFaceTextTokenizer.of(json(), RESOURCE);
        }
        return tokenizer;
    }

    private static byte[] json() {
        try (InputStream in = MiniLmTokens.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        RESOURCE + " is not on the class path: add the jar of the bundled model " + NAME + " to it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CategorizedException(FailureCategory.CORRUPT_INPUT, RESOURCE + " cannot be read: " + e, e);
        }
    }
}
