package dev.w2s.model.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.BertTiny;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configurations of decoders mean, and which are refused. */
class DecodersTest {
    @ParameterizedTest
    @ValueSource(strings = {"bert-tiny", "llama-tiny", "mistral-tiny", "qwen2-tiny", "qwen3-tiny", "gpt2-tiny"})
    void aStudyThatDoesNotSayHowAModelIsReadReadsItAsSuitsItBest(String model) {
        // given
        JsonNode configuration = BertTiny.json("models/" + model + "/config.json");

        // when
        List<Pooling> poolings = Architectures.of(configuration).poolings();

        // then
        assertThat(poolings.get(0))
                .isEqualTo(Pooling.suiting(configuration.get("model_type").textValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-tiny", "mistral-tiny", "qwen2-tiny", "qwen3-tiny", "gpt2-tiny"})
    void configurationsOfTodayAndOfBeforeMeanTheSame(String model) {
        assertThat(Architectures.of(BertTiny.json("models/" + model + "/config.classic.json")))
                .isEqualTo(Architectures.of(BertTiny.json("models/" + model + "/config.json")));
    }

    @Test
    void headsAndKeyValueHeadsHaveDefaults() {
        // given
        ObjectNode configuration = configuration("qwen3-tiny");
        configuration.remove(List.of("head_dim", "num_key_value_heads"));

        // when
        RotaryDecoder decoder = (RotaryDecoder) Architectures.of(configuration);

        // then
        assertThat(decoder.headSize()).isEqualTo(64 / 4);
        assertThat(decoder.keyValueHeads()).isEqualTo(4);
    }

    @Test
    void aDecoderIsReadAtTheLastTokenAlone() {
        // given
        Architecture llama = Architectures.of(configuration("llama-tiny"));

        // then
        assertThatThrownBy(() -> llama.head(Pooling.MEAN, Set.of()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage(
                        "pooling: 'mean' is for encoders; a decoder is read by 'last-token', since no token before the"
                                + " last has seen the whole text");
    }

    /** To the rounding of float32. */
    @Test
    void theFrequenciesOfLlama31AreThoseOfTransformers() {
        // given
        JsonNode configuration = BertTiny.json("models/llama-tiny/config.llama3-rope.json");
        float[] expected = BertTiny.floats(BertTiny.tensors("forward/llama-tiny-llama3-rope/rotary.safetensors")
                .get("inv_freq"));

        // when
        List<Double> values =
                ((RotaryDecoder) Architectures.of(configuration)).frequencies().values();

        // then
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).isCloseTo(expected[i], within(3e-7 * expected[i]));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "llama-tiny | hidden_act | \"gelu\" | hidden_act is \"gelu\"; it must be 'silu'",
                "llama-tiny | attention_bias | true | attention_bias is true; it must be 'false'",
                "llama-tiny | mlp_bias | true | mlp_bias is true; it must be 'false'",
                "llama-tiny | num_key_value_heads | 3 | must be a multiple of num_key_value_heads",
                "llama-tiny | head_dim | 15 | it must be even",
                "llama-tiny | rope_parameters | {'rope_type': 'yarn', 'factor': 4} | scaled by 'yarn' are not supported; supported are 'default' and 'llama3'",
                "llama-tiny | rope_parameters | {'rope_type': 'linear', 'factor': 4} | scaled by 'linear' are not supported",
                "llama-tiny | rope_parameters | {'rope_type': 'llama3', 'factor': 8} | low_freq_factor is missing",
                "llama-tiny | rope_parameters | 5 | rope_parameters is 5; it must be an object",
                "llama-tiny | rope_parameters | {'rope_theta': 0} | rope_theta is 0; it must be positive",
                "llama-tiny | partial_rotary_factor | 0.5 | partial_rotary_factor is 0.5; it must be 1",
                "qwen2-tiny | layer_types | ['linear_attention'] | layer_types names \"linear_attention\"",
                "gpt2-tiny | activation_function | \"relu\" | activation_function is \"relu\"; it must be 'gelu_new'",
                "gpt2-tiny | scale_attn_by_inverse_layer_idx | true | it must be 'false'",
                "gpt2-tiny | n_head | 5 | n_embd is 64; it must be a multiple of n_head (5)"
            })
    void whatIsNotComputedIsRefusedByName(String model, String key, String value, String message) throws Exception {
        // given
        ObjectNode configuration = configuration(model);
        configuration.set(key, new JsonMapper().readTree(value.replace('\'', '"')));

        // then
        assertThatThrownBy(() -> Architectures.of(configuration))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("config.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void anOldScalingIsRefusedByNameToo() {
        // given
        ObjectNode configuration =
                BertTiny.json("models/llama-tiny/config.classic.json").deepCopy();
        configuration.putObject("rope_scaling").put("type", "dynamic").put("factor", 2);

        // then
        assertThatThrownBy(() -> Architectures.of(configuration)).hasMessageContaining("scaled by 'dynamic'");
    }

    /** Of a model that reads 256 tokens. */
    @ParameterizedTest
    @CsvSource({
        "mistral-tiny, null,  ,      256",
        "mistral-tiny, 4096,  ,      256",
        "mistral-tiny, 100,   ,      100",
        "qwen2-tiny,   100,   false, 256",
        "qwen2-tiny,   100,   true,  100"
    })
    void aWindowLimitsTheLengthOfTexts(String model, String window, String used, int longest) throws Exception {
        // given
        ObjectNode configuration = configuration(model);
        configuration.set("sliding_window", new JsonMapper().readTree(window));
        if (used != null) {
            configuration.put("use_sliding_window", Boolean.parseBoolean(used));
        }

        // when
        int maximum = Architectures.of(configuration).maximumPositions();

        // then
        assertThat(maximum).isEqualTo(longest);
    }

    @Test
    void namesOfOldAndNewCheckpointsAreOne() {
        // given
        Architecture llama = Architectures.of(configuration("llama-tiny"));
        Architecture gpt2 = Architectures.of(configuration("gpt2-tiny"));

        // then
        assertThat(llama.nameOf("model.layers.0.mlp.up_proj.weight")).contains("layers.0.mlp.up_proj.weight");
        assertThat(llama.nameOf("layers.0.mlp.up_proj.weight")).contains("layers.0.mlp.up_proj.weight");
        assertThat(llama.nameOf("model.layers.0.self_attn.rotary_emb.inv_freq")).isEmpty();
        assertThat(llama.nameOf("lm_head.weight")).isEmpty();
        assertThat(gpt2.nameOf("transformer.h.0.attn.c_attn.bias")).contains("h.0.attn.c_attn.bias");
        assertThat(gpt2.nameOf("h.0.attn.c_attn.bias")).contains("h.0.attn.c_attn.bias");
        assertThat(gpt2.nameOf("h.0.attn.bias")).isEmpty();
        assertThat(gpt2.nameOf("transformer.h.0.attn.masked_bias")).isEmpty();
    }

    /** As transformers' Trainer has it, which looks at the modules' classes too. */
    @ParameterizedTest
    @CsvSource({
        "h.0.ln_1.weight, false",
        "ln_f.weight, false",
        "norm.weight, false",
        "layers.0.input_layernorm.weight, false",
        "layers.0.self_attn.q_norm.weight, false",
        "h.0.attn.c_attn.bias, false",
        "h.0.attn.c_attn.weight, true",
        "embed_tokens.weight, true"
    })
    void normsAndBiasesAreNotDecayed(String name, boolean decays) {
        assertThat(Weight.decays(name)).isEqualTo(decays);
    }

    private static ObjectNode configuration(String model) {
        return BertTiny.json("models/" + model + "/config.json").deepCopy();
    }
}
