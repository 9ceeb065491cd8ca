package dev.w2s.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.BertTiny;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Adaptation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeftConfigurationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void whatPeftWroteIsRead() {
        // when
        Adaptation.Lora lora =
                PeftConfiguration.read(BertTiny.fixture("lora/bert-tiny/final").resolve("adapter_config.json"));

        // then
        assertThat(lora.rank()).isEqualTo(8);
        assertThat(lora.scale()).isEqualTo(1);
        assertThat(lora.targets())
                .containsExactlyInAnyOrder(
                        "query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense");
    }

    @Test
    void rankStabilizationAndDropoutAreRead() throws IOException {
        // when
        Adaptation.Lora lora = read("{\"use_rslora\": true, \"r\": 16, \"lora_alpha\": 2.5, \"lora_dropout\": 0.1}");

        // then
        assertThat(lora.scale()).isEqualTo(0.625);
        assertThat(lora.dropout()).isEqualTo(0.1);
    }

    @Test
    void allLinearIsTheSameWord() throws IOException {
        assertThat(read("{\"target_modules\": \"all-linear\"}").targets()).isEqualTo(List.of("all-linear"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        use_dora            | true
        lora_bias           | true
        bias                | "all"
        rank_pattern        | {"query": 4}
        alpha_pattern       | {"query": 4}
        layers_to_transform | [0]
        layers_pattern      | "layer"
        layer_replication   | [[0, 2]]
        exclude_modules     | ["key"]
        target_parameters   | ["experts"]
        trainable_token_indices | [3]
        modules_to_save     | ["embed_tokens"]
        target_modules      | ".*query"
        init_lora_weights   | "pissa"
        peft_type           | "IA3"
        task_type           | "CAUSAL_LM"
        an_option_of_next_year | 7
        """)
    void whatTheEngineDoesNotComputeIsRefusedByName(String field, String value) {
        assertThatThrownBy(() -> read("{\"" + field + "\": " + value + "}"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContainingAll(field, "is not supported", "merge_and_unload");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> PeftConfiguration.read(folder.resolve("adapter_config.json")))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("adapter_config.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [1, 2]
        {"r": 8
        {"lora_alpha": 8, "target_modules": ["query"]}
        {"r": 0, "lora_alpha": 8, "target_modules": ["query"]}
        """)
    void aDamagedFileIsRefused(String text) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("adapter_config.json"), text);

        // then
        assertThatThrownBy(() -> PeftConfiguration.read(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining("adapter_config.json");
    }

    /** The fixture's configuration with some fields laid over it. */
    private Adaptation.Lora read(String fields) throws IOException {
        ObjectNode json = (ObjectNode) BertTiny.json("lora/bert-tiny/final/adapter_config.json");
        JsonNode over = JSON.readTree(fields);
        over.properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        Path file = folder.resolve("adapter_config.json");
        JSON.writeValue(file.toFile(), json);
        return PeftConfiguration.read(file);
    }
}
