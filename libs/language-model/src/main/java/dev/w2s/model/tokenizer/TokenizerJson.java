package dev.w2s.model.tokenizer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code tokenizer.json}, looked through before the native library reads it: what that library takes on trust, and ends
 * the process when it is not so, is refused here.
 */
final class TokenizerJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            throw new IOException("it is no JSON object with a model");
        }
        requireKnownSpecialTokens(document.path("post_processor"));
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
            tokens.add(new AddedToken(
                    id(token.path("id")), token.path("content").asText()));
        }
        return tokens;
    }

    private static int id(JsonNode id) throws IOException {
        if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0 || id.intValue() == Integer.MAX_VALUE) {
            throw new IOException("it has a token with the id " + shortened(id));
        }
        return id.intValue();
    }

    /** A template that names a special token it doesn't define ends the process at the first text. */
    private static void requireKnownSpecialTokens(JsonNode processor) throws IOException {
        JsonNode defined = processor.path("special_tokens");
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
            requireKnownSpecialTokens(part);
        }
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
