package dev.w2s.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HuggingFaceTextTokenizerTest {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    @ParameterizedTest
    @EnumSource
    void theIdsAreThoseOfThePythonLibrary(TokenizerFixture fixture) {
        // given
        assumeTrue(fixture.isThere(), "tokenizer of " + fixture + " is not on this machine");
        TextTokenizer tokenizer = fixture.tokenizer();

        // then
        assertThat(fixture.cases()).isNotEmpty().allSatisfy(known -> assertThat(
                        tokenizer.encode(known.text(), UNLIMITED))
                .containsExactly(known.ids()));
    }

    /** The oracle is the native library's own truncation, which is set once and for all and so is no use to us. */
    @ParameterizedTest
    @EnumSource
    void aLongTextIsCutAsTheLibraryCutsIt(TokenizerFixture fixture) throws IOException {
        assumeTrue(fixture.isThere(), "tokenizer of " + fixture + " is not on this machine");
        TextTokenizer tokenizer = fixture.tokenizer();
        for (int length : new int[] {3, 4, 5, 8, 13, 64}) {
            // given
            Map<String, String> options = Map.of("truncation", "true", "padding", "false", "maxLength", "" + length);
            try (HuggingFaceTokenizer oracle =
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(fixture.json()), options)) {

                // then
                assertThat(fixture.cases()).allSatisfy(known -> assertThat(tokenizer.encode(known.text(), length))
                        .containsExactly(ids(oracle, known.text())));
            }
        }
    }

    @Test
    void theClosingTokenSurvivesTheCut() {
        // given
        TextTokenizer tokenizer = TokenizerFixture.ALL_MINILM_L6_V2.tokenizer();

        // when
        int[] ids = tokenizer.encode("a little girl named lily", 4);

        // then: [CLS] a little [SEP]
        assertThat(ids).containsExactly(101, 1037, 2210, 102);
    }

    @Test
    void specialTokensThatTheTextSpellsAreTextAndAreCut() {
        // given
        TextTokenizer tokenizer = TokenizerFixture.ALL_MINILM_L6_V2.tokenizer();

        // when: [CLS] a [SEP] [SEP] [SEP] [SEP]
        int[] ids = tokenizer.encode("a [SEP] [SEP] [SEP]", 4);

        // then
        assertThat(ids).containsExactly(101, 1037, 102, 102);
    }

    @Test
    void aLengthWithoutRoomForTextIsRefused() {
        // given
        TextTokenizer tokenizer = TokenizerFixture.BERT_TINY.tokenizer();

        // then
        assertThatThrownBy(() -> tokenizer.encode("the river", 2))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("maximumLength 2 leaves no room for text beside 2 special tokens");
    }

    @Test
    void aBatchIsEncodedInItsOrder() {
        // given
        TextTokenizer tokenizer = TokenizerFixture.BERT_TINY.tokenizer();
        List<String> texts = List.of("the river", "", "Alden", "the river flows from Alden to Brae");

        // when
        int[][] batch = tokenizer.encodeBatch(texts, 6);

        // then
        assertThat(batch)
                .isDeepEqualTo(
                        texts.stream().map(text -> tokenizer.encode(text, 6)).toArray(int[][]::new));
    }

    @Test
    void manyThreadsMayShareOne() throws Exception {
        // given
        TextTokenizer tokenizer = TokenizerFixture.ALL_MINILM_L6_V2.tokenizer();
        List<String> texts = IntStream.range(0, 300)
                .mapToObj(i -> "window dresser number " + i + " naïve")
                .toList();
        int[][] expected = tokenizer.encodeBatch(texts, 9);
        Callable<int[][]> encoding = () -> tokenizer.encodeBatch(texts, 9);

        // when
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<int[][]>> results = threads.invokeAll(java.util.Collections.nCopies(16, encoding));

            // then
            for (Future<int[][]> result : results) {
                assertThat(result.get()).isDeepEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLargeIdIsCountedInTheVocabulary() {
        assertThat(TokenizerFixture.ALL_MINILM_L6_V2.tokenizer().vocabularySize())
                .isEqualTo(30522);
    }

    @Test
    void damagedJsonIsRefusedWithItsName() {
        assertThatThrownBy(
                        () -> HuggingFaceTextTokenizer.of("{\"version\":".getBytes(StandardCharsets.UTF_8), "a.json"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.json is not a readable tokenizer: Unexpected end-of-input");
    }

    @Test
    void jsonThatIsNoTokenizerIsRefusedWithTheReason() {
        assertThatThrownBy(() -> HuggingFaceTextTokenizer.of("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "a.json"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.json is not a readable tokenizer: ");
    }

    private static int[] ids(HuggingFaceTokenizer oracle, String text) {
        return Arrays.stream(oracle.encode(text).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
