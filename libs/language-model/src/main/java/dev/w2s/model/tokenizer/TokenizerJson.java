package dev.w2s.model.tokenizer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code tokenizer.json}, checked before the native library reads it. That library trusts the file in places, and
 * ends the process when the trust is misplaced; such files are refused here.
 */
final class TokenizerJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_ADDED_TOKEN = 1024;

    /** A token that was added beside the vocabulary. */
    record AddedToken(int id, String content) {}

    private final JsonNode document;

    private TokenizerJson(JsonNode document) {
        this.document = document;
    }

    /** @throws IOException that says what is wrong */
    static TokenizerJson read(byte[] json) throws IOException {
        JsonNode document = JSON.readTree(json);
        if (!document.path("model").isObject()) {
            throw new IOException("it is not a JSON object with a model");
        }
        requireReadableTemplates(document.path("post_processor"));
        requireReadableMerges(document.path("model"));
        requireReadableAddedTokens(document.path("added_tokens"));
        requireCheapPatterns(document.path("normalizer"));
        requireCheapPatterns(document.path("pre_tokenizer"));
        return new TokenizerJson(document);
    }

    /** One more than the largest id of the vocabulary; tokens that were added to it later are not counted. */
    int vocabularySize() throws IOException {
        JsonNode vocabulary = document.path("model").path("vocab");
        if (vocabulary.isArray()) {
            return vocabulary.size();
        }
        int size = 0;
        for (JsonNode id : vocabulary) {
            size = Math.max(size, id(id) + 1);
        }
        return size;
    }

    List<AddedToken> addedTokens() throws IOException {
        List<AddedToken> tokens = new ArrayList<>();
        for (JsonNode token : document.path("added_tokens")) {
            tokens.add(
                    new AddedToken(id(token.path("id")), token.path("content").asText()));
        }
        return tokens;
    }

    private static int id(JsonNode id) throws IOException {
        if (!id.isIntegralNumber()
                || !id.canConvertToInt()
                || id.intValue() < 0
                || id.intValue() == Integer.MAX_VALUE) {
            throw new IOException("it has a token with the id " + shortened(id));
        }
        return id.intValue();
    }

    /** Refuses a template that names a special token it does not define, or a second text where there is only one. */
    private static void requireReadableTemplates(JsonNode processor) throws IOException {
        JsonNode defined = processor.path("special_tokens");
        for (JsonNode piece : processor.path("single")) {
            if (piece.path("Sequence").path("id").asText("A").equals("B")) {
                throw new IOException("its template for one text names a second");
            }
        }
        for (String template : List.of("single", "pair")) {
            for (JsonNode piece : processor.path(template)) {
                JsonNode special = piece.path("SpecialToken");
                if (!special.isMissingNode() && !defined.has(special.path("id").asText())) {
                    throw new IOException("its template names the special token " + shortened(special.path("id"))
                            + ", which it does not define");
                }
            }
        }
        for (JsonNode part : processor.path("processors")) {
            requireReadableTemplates(part);
        }
    }

    /** The library cuts the prefix off the second part of a merge without checking that it is there. */
    private static void requireReadableMerges(JsonNode model) throws IOException {
        String prefix = model.path("continuing_subword_prefix").asText("");
        if (prefix.isEmpty() || model.path("continuing_subword_prefix").isNull()) {
            return;
        }
        for (JsonNode merge : model.path("merges")) {
            String text = merge.asText();
            String second = merge.isArray() ? merge.path(1).asText() : text.substring(text.indexOf(' ') + 1);
            if (!second.startsWith(prefix)) {
                throw new IOException("it has a merge with " + shortened(merge) + ", which lacks its prefix");
            }
        }
    }

    /** The library builds an automaton of all added tokens, whose cost grows with the square of a token's length. */
    private static void requireReadableAddedTokens(JsonNode tokens) throws IOException {
        for (JsonNode token : tokens) {
            int length = token.path("content").asText().length();
            if (length > LONGEST_ADDED_TOKEN) {
                throw new IOException("it has an added token of " + length + " characters; at most "
                        + LONGEST_ADDED_TOKEN + " are read");
            }
        }
    }

    private static void requireCheapPatterns(JsonNode node) throws IOException {
        JsonNode pattern = node.path("Regex");
        if (pattern.isTextual() && new TokenizerPattern(pattern.asText()).repeatsRepetitions()) {
            throw new IOException("it has the pattern " + shortened(pattern)
                    + ", which repeats a repetition: on some texts it would never end");
        }
        for (JsonNode part : node) {
            requireCheapPatterns(part);
        }
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
