package dev.w2s.model.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.BertTiny;
import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptAgreementTest {
    private static final String GATE = "gate_weight: Tensor, gate_bias: Tensor, gate_a: Tensor, gate_b: Tensor,";
    private static final String UP = "up_weight: Tensor, up_bias: Tensor, up_a: Tensor, up_b: Tensor,";

    @ParameterizedTest
    @ValueSource(strings = {"bert-tiny", "llama-tiny", "mistral-tiny", "qwen2-tiny", "qwen3-tiny", "gpt2-tiny"})
    void everyArchitectureAgreesWithItsScript(String model) {
        // given
        Architecture architecture = architecture(model);

        // then
        assertThatCode(() -> require(architecture, architecture.script(), "pooler.dense.weight"))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(architecture, architecture.script(), "anything"))
                .doesNotThrowAnyException();
    }

    @Test
    void aSwappedPairIsRefusedWithBothNames() {
        // given
        Architecture llama = architecture("llama-tiny");
        String swapped = llama.script()
                .source()
                .replace(GATE, "THE OTHER")
                .replace(UP, GATE)
                .replace("THE OTHER", UP);

        // then
        assertRefused(
                llama,
                swapped,
                "script Decoder and RotaryDecoder disagree about the method layer: its parameter 28 is 'up_weight' in the"
                        + " script and 'gate_weight' in the architecture");
    }

    @Test
    void aMissingParameterIsRefused() {
        // given
        Architecture llama = architecture("llama-tiny");
        String missing = llama.script().source().replace(", down_b: Tensor)", ")");

        // then
        assertRefused(
                llama,
                missing,
                "script Decoder and RotaryDecoder disagree about the method layer: its parameter 39 is none in the script"
                        + " and 'down_b' in the architecture");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "words: Tensor, places: Tensor | places: Tensor, words: Tensor | method embed: its parameter 3",
                "def finish(self, x: Tensor, norm_weight | def finish(self, x: Tensor, weight | method finish: its parameter 2",
                "norm_bias: Tensor, score: Tensor | score: Tensor, norm_bias: Tensor | method head_on_rows: its parameter 5",
                "def last(self, x: Tensor, slots | def last(self, slots: Tensor, x | method last: its parameter 1"
            })
    void everyMethodIsCompared(String declared, String changed, String message) {
        // given
        Architecture gpt2 = architecture("gpt2-tiny");
        String source = gpt2.script().source();
        assertThat(source).contains(declared);

        // then
        assertRefused(gpt2, source.replace(declared, changed), message);
    }

    private static void assertRefused(Architecture architecture, String source, String message) {
        ScriptArchive script = new ScriptArchive(source, architecture.script().attributes());
        assertThatThrownBy(() -> require(architecture, script, "anything"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INTERNAL))
                .hasMessageContaining(message);
    }

    private static void require(Architecture architecture, ScriptArchive script, String available) {
        ScriptAgreement.require(architecture, script, Set.of(available));
    }

    private static Architecture architecture(String model) {
        return Architectures.of(BertTiny.json("models/" + model + "/config.json"));
    }
}
