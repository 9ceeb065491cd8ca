package dev.w2s.model.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tokenizer that a {@code tokenizer.json} describes, whatever truncation and padding that file asks for. Its native
 * memory is freed with the object.
 */
public final class HuggingFaceTextTokenizer implements TextTokenizer {
    private static final Map<String, String> NEITHER_CUT_NOR_PADDED = Map.of("truncation", "false", "padding", "false");

    /** The library's regular expressions end the process when they go back ten million times in one text. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int TEXT_SHOWN = 60;

    private final HuggingFaceTokenizer tokenizer;
    private final String origin;
    private final int vocabularySize;
    private final List<TokenizerJson.AddedToken> addedTokens;

    private HuggingFaceTextTokenizer(
            HuggingFaceTokenizer tokenizer,
            String origin,
            int vocabularySize,
            List<TokenizerJson.AddedToken> addedTokens) {
        this.tokenizer = tokenizer;
        this.origin = origin;
        this.vocabularySize = vocabularySize;
        this.addedTokens = addedTokens;
    }

    /**
     * Reads a tokenizer.
     *
     * @param json the bytes of a {@code tokenizer.json}; damaged ones are refused as {@code CORRUPT_INPUT}
     * @param origin names the file in errors
     */
    public static HuggingFaceTextTokenizer of(byte[] json, String origin) {
        TokenizerLibrary.load();
        try {
            TokenizerJson checked = TokenizerJson.read(json);
            int vocabularySize = checked.vocabularySize();
            List<TokenizerJson.AddedToken> addedTokens = checked.addedTokens();
            return new HuggingFaceTextTokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), NEITHER_CUT_NOR_PADDED),
                    origin,
                    vocabularySize,
                    addedTokens);
        } catch (IOException | RuntimeException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, origin + " is not a readable tokenizer: " + firstLine(e), e);
        }
    }

    /** One more than the largest id of the vocabulary; tokens that were added to it later are not counted. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** The tokens that were added to the vocabulary later and whose ids are {@code limit} or more. */
    public List<String> addedTokensFrom(int limit) {
        return addedTokens.stream()
                .filter(token -> token.id() >= limit)
                .map(TokenizerJson.AddedToken::content)
                .toList();
    }

    @Override
    public int[] encode(String text, int maximumLength) {
        if (text.length() > LONGEST_TEXT) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "a text has " + text.length() + " characters, of which at most " + LONGEST_TEXT
                            + " are read: cut it, only " + maximumLength + " tokens of it count; it begins '"
                            + text.substring(0, TEXT_SHOWN) + "'");
        }
        try {
            Encoding encoding = tokenizer.encode(text);
            return cut(encoding.getIds(), encoding.getSpecialTokenMask(), maximumLength);
        } catch (CategorizedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CategorizedException(
                    FailureCategory.CORRUPT_INPUT, origin + " cannot read a text: " + firstLine(e), e);
        } finally {
            // Its finalizer frees the native tokenizer, which is in use until here.
            Reference.reachabilityFence(tokenizer);
        }
    }

    /**
     * @param special 1 for the tokens that belong to no text, the first and last ones; not for those the text spells
     */
    private static int[] cut(long[] ids, long[] special, int maximumLength) {
        if (ids.length <= maximumLength) {
            return IntStream.range(0, ids.length).map(i -> (int) ids[i]).toArray();
        }
        int opening = 0;
        while (opening < special.length && special[opening] == 1) {
            opening++;
        }
        int closing = 0;
        while (closing < special.length && special[special.length - 1 - closing] == 1) {
            closing++;
        }
        int kept = maximumLength - closing;
        if (kept <= opening) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "maximumLength " + maximumLength + " leaves no room for text beside " + (opening + closing)
                            + " special tokens");
        }
        int dropped = ids.length - maximumLength;
        return IntStream.range(0, maximumLength)
                .map(i -> (int) ids[i < kept ? i : i + dropped])
                .toArray();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
