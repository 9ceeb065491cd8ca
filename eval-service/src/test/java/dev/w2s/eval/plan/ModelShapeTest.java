package dev.w2s.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import org.junit.jupiter.api.Test;

class ModelShapeTest {
    @Test
    void anEncoderHasFourSquareMatricesAndTwoOfTheMlpALayer() throws Exception {
        // MiniLM-L6
        assertThat(of(
                        "{'model_type': 'bert', 'hidden_size': 384, 'num_attention_heads': 12, 'num_hidden_layers': 6, 'intermediate_size': 1536,"
                                + " 'hidden_act': 'gelu'}"))
                .isEqualTo(new ModelShape("bert", 6, 4 * 384 * 384 + 2 * 384 * 1536));
    }

    @Test
    void aDecoderWithGroupedQueriesHasSmallerKeysAndValuesAndThreeMatricesOfTheMlp() throws Exception {
        // Llama-3-8B: 6,979,321,856 weights in the matrices of 32 layers
        assertThat(of(
                        "{'model_type': 'llama', 'hidden_size': 4096, 'num_attention_heads': 32, 'num_key_value_heads': 8,"
                                + " 'num_hidden_layers': 32, 'intermediate_size': 14336, 'hidden_act': 'silu'}"))
                .isEqualTo(new ModelShape("llama", 32, 6_979_321_856L / 32));
    }

    @Test
    void gpt2HasItsOwnNames() throws Exception {
        assertThat(of("{'model_type': 'gpt2', 'n_embd': 768, 'n_head': 12, 'n_layer': 12, 'n_inner': null}"))
                .isEqualTo(new ModelShape("gpt2", 12, 12 * 768 * 768));
    }

    @Test
    void aTruncatedModelHasItsFirstLayers() {
        assertThat(new ModelShape("bert", 12, 10).first(3)).isEqualTo(new ModelShape("bert", 3, 10));
        assertThat(new ModelShape("bert", 12, 10).first(null)).isEqualTo(new ModelShape("bert", 12, 10));
    }

    @Test
    void whatIsNoTransformersConfigurationIsRefused() {
        assertThatThrownBy(() -> of("{'hidden_size': 384, 'num_attention_heads': 12}"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("model: its config.json has no num_hidden_layers");
    }

    private static ModelShape of(String json) throws Exception {
        return ModelShape.of(StudyJson.mapper().readTree(json.replace('\'', '"')));
    }
}
