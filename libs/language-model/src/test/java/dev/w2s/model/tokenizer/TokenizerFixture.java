package dev.w2s.model.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tokenizers whose ids are known, and the texts they are known for. */
enum TokenizerFixture {
    ALL_MINILM_L6_V2("all-minilm-l6-v2") {
        @Override
        byte[] json() {
            return resource("/all-minilm-l6-v2-tokenizer.json");
        }
    },
    BERT_TINY("bert-tiny") {
        @Override
        byte[] json() {
            return resource("/fixtures/models/bert-tiny/tokenizer.json");
        }
    },
    /** Not ours to copy: it lies beside the project, on machines that have it. */
    STORIES_260K("stories260K") {
        private final Path file = Path.of("../../../shared/data/stories260K/tokenizer.json");

        @Override
        boolean isThere() {
            return Files.exists(file);
        }

        @Override
        byte[] json() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** A text and its ids, special tokens included. */
    record Case(String text, int[] ids) {
        @Override
        public String toString() {
            return text.length() <= 40 ? text : text.substring(0, 40) + "...";
        }
    }

    private final String name;

    TokenizerFixture(String name) {
        this.name = name;
    }

    boolean isThere() {
        return true;
    }

    abstract byte[] json();

    HuggingFaceTextTokenizer tokenizer() {
        return HuggingFaceTextTokenizer.of(json(), name);
    }

    Stream<Case> cases() {
        try {
            JsonNode cases = new JsonMapper()
                    .readTree(resource("/fixtures/tokenizers/" + name + ".json"))
                    .get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(node -> new Case(node.get("text").textValue(), ids(node.get("ids"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] ids(JsonNode ids) {
        return IntStream.range(0, ids.size()).map(i -> ids.get(i).intValue()).toArray();
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(TokenizerFixture.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
