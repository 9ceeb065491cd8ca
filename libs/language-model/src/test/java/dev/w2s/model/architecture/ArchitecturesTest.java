package dev.w2s.model.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.BertTiny;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"config.json", "config.classic.json"})
    void aBertIsReadFromNewAndOldConfigurations(String file) {
        assertThat(Architectures.of(BertTiny.json("models/bert-tiny/" + file)))
                .isEqualTo(new BertEncoder(3, 64, 4, 160, 512, 128, 2, 1e-12, 0.02));
    }

    @Test
    void anUnknownFamilyIsRefusedWithThoseThatWork() {
        assertThatThrownBy(() -> Architectures.of(configuration("model_type", "mamba")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("config.json: model_type 'mamba' is not supported; supported are "
                        + "[bert, gpt2, llama, mistral, qwen2, qwen3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden_act | relu | config.json: hidden_act is \"relu\"; it must be 'gelu', nothing else is supported",
                "hidden_size | -1 | config.json: hidden_size is \"-1\"; it must be a positive integer",
                "position_embedding_type | relative_key | config.json: position_embedding_type is \"relative_key\"; it"
                        + " must be 'absolute', nothing else is supported",
                "layer_norm_eps | tiny | config.json: layer_norm_eps is \"tiny\"; it must be a number"
            })
    void aValueThatCannotBeIsRefusedByItsKey(String key, String value, String message) {
        assertThatThrownBy(() -> Architectures.of(configuration(key, value))).hasMessage(message);
    }

    @Test
    void aMissingValueIsRefusedByItsKey() {
        // given
        ObjectNode configuration = BertTiny.json("models/bert-tiny/config.json").deepCopy();
        configuration.remove("intermediate_size");

        // then
        assertThatThrownBy(() -> Architectures.of(configuration))
                .hasMessage("config.json: intermediate_size is missing; it must be a positive integer");
    }

    @Test
    void headsThatDoNotDivideTheHiddenSizeAreRefused() {
        // given
        ObjectNode configuration = BertTiny.json("models/bert-tiny/config.json").deepCopy();
        configuration.put("num_attention_heads", 5);

        // then
        assertThatThrownBy(() -> Architectures.of(configuration))
                .hasMessageContaining("multiple of num_attention_heads (5)");
    }

    @Test
    void anEncoderIsNotReadAtItsLastToken() {
        // given
        Architecture bert = Architectures.of(BertTiny.json("models/bert-tiny/config.json"));

        // then
        assertThatThrownBy(() -> bert.head(Pooling.LAST_TOKEN, Set.of()))
                .hasMessage("pooling: 'last-token' is for decoders; an encoder is read by 'mean' or 'first-token'");
    }

    @Test
    void theFirstTokenGoesThroughThePoolerWhereThereIsOne() {
        // given
        Architecture bert = Architectures.of(BertTiny.json("models/bert-tiny/config.json"));

        // then
        assertThat(bert.head(Pooling.FIRST_TOKEN, Set.of("pooler.dense.weight")).fresh())
                .extracting(Weight::name)
                .containsExactly("classifier.weight", "classifier.bias");
        assertThat(bert.head(Pooling.FIRST_TOKEN, Set.of()).fresh())
                .extracting(Weight::name)
                .containsExactly("score.weight");
    }

    private static JsonNode configuration(String key, String value) {
        ObjectNode configuration = BertTiny.json("models/bert-tiny/config.json").deepCopy();
        return configuration.put(key, value);
    }
}
