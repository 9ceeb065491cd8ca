package dev.w2s.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.study.model.ModelReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    private static final String TINY =
            " --hidden 16 --layers 1 --heads 2 --ffn 32 --vocabulary 100 --batch 2 --length 4 --threads 1 --seconds 1 ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"float32, off, full", "bfloat16, on, lora"})
    void trainingIsMeasuredBesideTheMachine(String precision, String recompute, String adaptation) {
        // when
        int code = run("train" + TINY + "--precision " + precision + " --recompute " + recompute + " --adaptation "
                + adaptation);

        // then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("forward", "training", "% of", "Peak resident memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gpt2", "llama", "mistral", "qwen2", "qwen3"})
    void everyFamilyCanBeMeasured(String family) throws IOException {
        // when
        int code = run("predict" + TINY + "--json --peak 1 --family " + family);

        // then
        assertThat(code).isZero();
        JsonNode measured = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(measured.path("measurements")).hasSize(1);
        JsonNode forward = measured.path("measurements").get(0);
        assertThat(forward.path("work").asText()).isEqualTo("forward");
        assertThat(forward.path("tokensPerSecond").asDouble()).isPositive();
        assertThat(forward.path("shareOfPeak").asDouble())
                .isCloseTo(forward.path("flopPerSecond").asDouble() / 1e12, within(1e-9));
    }

    @Test
    void aFolderOfRandomWeightsIsAModelLikeAnyOther(@TempDir Path parent) {
        // given
        Path folder = parent.resolve("model");

        // when
        int code = run(
                "model --hidden 16 --layers 1 --heads 4 --kv-heads 2 --ffn 32 --precision bfloat16 --out " + folder);

        // then
        assertThat(code).isZero();
        try (PretrainedFiles files = new PretrainedModels().open(new ModelReference("file:" + folder))) {
            assertThat(files.tokenizer().encode("a noun", 16)).hasSizeGreaterThan(2);
            assertThat(files.header("layers.0.self_attn.k_proj.weight").shape()).containsExactly(8L, 16L);
            assertThat(files.header("norm.weight").dtype()).isEqualTo(DType.BF16);
        }
        assertThat(run("model --out " + folder)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(folder + " is there already");
    }

    @Test
    void helpTellsEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--model", "--hidden", "--precision", "--recompute", "--threads", "--seconds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "race | race is none of train, predict, soak and model; see bench --help",
                "train --depth 3 | unknown option '--depth'; see bench --help",
                "train --hidden | --hidden lacks its value; see bench --help",
                "train --hidden wide | --hidden: 'wide' is not an integer; see bench --help",
                "train --family t5 | --family: 't5' is none of [bert, gpt2, llama, mistral, qwen2, qwen3]; see bench --help",
                "train --preset gpt5 | --preset: 'gpt5' is none of [bert-base, gpt2, llama-3-8b, qwen1.5-0.5b]; see bench --help",
                "train --heads 3 | --hidden must be a multiple of --heads, and --heads of --kv-heads; they are 256, 3 and 3; see bench --help",
                "model | model needs --out FOLDER; see bench --help",
                "train --batch 0 | --batch must be at least 1; see bench --help",
                "train --precision float16 | --precision: 'float16' is neither float32 nor bfloat16; see bench --help"
            })
    void aCommandLineThatCannotBeIsRefusedInWords(String line, String message) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(message);
    }

    private int run(String line) {
        return Bench.run(
                List.of(line.split(" ")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
