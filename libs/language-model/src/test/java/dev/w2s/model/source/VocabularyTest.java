package dev.w2s.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.BertTiny;
import dev.w2s.model.tokenizer.HuggingFaceTextTokenizer;
import dev.w2s.model.tokenizer.TextTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tokenizer as Qwen and Llama 3 have them: 261 entries, and 2 tokens that were added after them. */
class VocabularyTest {
    private HuggingFaceTextTokenizer tokenizer;

    @BeforeEach
    void open() throws IOException {
        tokenizer = HuggingFaceTextTokenizer.of(
                Files.readAllBytes(BertTiny.fixture("fuzz/byte-level.json")), "byte-level.json");
    }

    private static int[] read(TextTokenizer fitted, String text) {
        return fitted.encode(text, 16);
    }

    @Test
    void addedTokensAreNoPartOfTheVocabulary() {
        assertThat(tokenizer.vocabularySize()).isEqualTo(261);
        assertThat(tokenizer.addedTokensFrom(261)).containsExactly("<|endoftext|>", "<|im_start|>");
    }

    @Test
    void aTableOfEmbeddingsMayBePadded() {
        assertThat(read(Vocabulary.fitted(tokenizer, 288, "tiny"), "<|im_start|>"))
                .containsExactly(261, 262);
    }

    @Test
    void aTableThatIsSmallerThanTheVocabularyIsAnotherModels() {
        assertThatThrownBy(() -> Vocabulary.fitted(tokenizer, 260, "tiny"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage(
                        "tiny has a tokenizer with 261 entries, but vocab_size 260 in its configuration: they belong"
                                + " to different models");
    }

    @Test
    void anAddedTokenBeyondTheTableIsRefusedOnlyInATextThatSpellsIt() {
        // given
        TextTokenizer fitted = Vocabulary.fitted(tokenizer, 262, "tiny");

        // then
        assertThat(read(fitted, "hello")).hasSize(3);
        assertThatThrownBy(() -> read(fitted, "hello <|im_start|>"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("a text has token 262, but tiny has embeddings for 262 tokens; it begins 'hello"
                        + " <|im_start|>'");
    }
}
