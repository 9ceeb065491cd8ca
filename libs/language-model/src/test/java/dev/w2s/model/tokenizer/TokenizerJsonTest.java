package dev.w2s.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.BertTiny;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each of these ended the process, or took minutes, in the native library. */
class TokenizerJsonTest {
    private static HuggingFaceTextTokenizer open(Consumer<ObjectNode> damage) {
        ObjectNode document = BertTiny.json("fuzz/byte-level.json").deepCopy();
        damage.accept(document);
        try {
            return HuggingFaceTextTokenizer.of(new ObjectMapper().writeValueAsBytes(document), "tiny.json");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(Consumer<ObjectNode> damage, String reason) {
        assertThatThrownBy(() -> open(damage))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessage("tiny.json is not a readable tokenizer: " + reason);
    }

    private static ObjectNode template(ObjectNode document) {
        return (ObjectNode) document.at("/post_processor/processors/1");
    }

    @Test
    void anIntactOneIsRead() {
        assertThat(open(document -> {}).encode("hello", 16)).startsWith(261);
    }

    @Test
    void aTemplateWithATokenItDoesNotDefine() {
        assertRefused(
                document -> template(document).putObject("special_tokens"),
                "its template names the special token \"<|endoftext|>\", which it does not define");
    }

    @Test
    void aTemplateForOneTextWithTwo() {
        assertRefused(
                document -> ((ObjectNode) template(document).at("/single/1/Sequence")).put("id", "B"),
                "its template for one text names a second");
    }

    @Test
    void aMergeWithoutItsPrefix() {
        assertRefused(
                document -> ((ObjectNode) document.path("model")).put("continuing_subword_prefix", "##"),
                "it has a merge with \"h e\", which lacks its prefix");
    }

    @Test
    void anAddedTokenThatIsTooLong() {
        assertRefused(
                document -> ((ObjectNode) document.at("/added_tokens/0")).put("content", "a".repeat(1025)),
                "it has an added token of 1025 characters; at most 1024 are read");
    }

    @Test
    void aPatternThatGoesBackExponentiallyOften() {
        assertRefused(
                document -> ((ObjectNode) document.at("/pre_tokenizer/pretokenizers/0/pattern")).put("Regex", "(a+)+$"),
                "it has the pattern \"(a+)+$\", which repeats a repetition: on some texts it would never end");
    }

    @Test
    void anIdThatIsNone() {
        assertRefused(
                document -> ((ObjectNode) document.at("/model/vocab")).put("x", -1), "it has a token with the id -1");
    }

    @Test
    void aTextOfAMegabyteIsReadAndALongerOneRefused() {
        // given
        HuggingFaceTextTokenizer tokenizer = open(document -> {});
        String longest = "hello ".repeat((1 << 20) / 6) + "word";

        // then
        assertThat(tokenizer.encode(longest, 16)).hasSize(16);
        assertThatThrownBy(() -> tokenizer.encode(longest + "y", 16))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a text has 1048577 characters, of which at most 1048576 are read: cut it");
    }
}
