package dev.w2s.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.w2s.artifact.safetensors.DType;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.study.model.ModelReference;
import dev.w2s.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
    private static final String TINY =
            " --hidden 16 --layers 1 --heads 2 --ffn 32 --vocabulary 100 --batch 2 --length 4 --threads 1 --seconds 1 ";

    @ParameterizedTest
    @CsvSource({"float32, off, full", "bfloat16, on, lora"})
    void trainingIsMeasuredBesideTheMachine(String precision, String recompute, String adaptation) {
        // when
        ToolRun run = run("train" + TINY + "--precision " + precision + " --recompute " + recompute + " --adaptation "
                + adaptation);

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("forward", "training", "% of", "Peak resident memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gpt2", "llama", "mistral", "qwen2", "qwen3"})
    void everyFamilyCanBeMeasured(String family) throws IOException {
        // when
        ToolRun run = run("predict" + TINY + "--json --peak 1 --family " + family);

        // then
        assertThat(run.exitCode()).isZero();
        JsonNode measured = new ObjectMapper().readTree(run.out());
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
        ToolRun run = run(
                "model --hidden 16 --layers 1 --heads 4 --kv-heads 2 --ffn 32 --precision bfloat16 --out " + folder);

        // then
        assertThat(run.exitCode()).isZero();
        try (PretrainedFiles files = new PretrainedModels().open(new ModelReference("file:" + folder))) {
            assertThat(files.tokenizer().encode("a noun", 16)).hasSizeGreaterThan(2);
            assertThat(files.header("layers.0.self_attn.k_proj.weight").shape()).containsExactly(8L, 16L);
            assertThat(files.header("norm.weight").dtype()).isEqualTo(DType.BF16);
        }
        ToolRun again = run("model --out " + folder);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err().strip()).isEqualTo(folder + " exists already; name a folder that does not");
    }

    @Test
    void memoryIsWatchedForAsLongAsAsked() {
        assertThat(run("soak --minutes 0").err()).startsWith("--minutes: 0 must be at least 1");
    }

    @Test
    void helpTellsEveryOption() {
        // when
        ToolRun run = run("train --help");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Usage: w2s bench train", "--model", "--hidden", "--precision", "--recompute", "--threads")
                .contains("--seconds", "bert, gpt2, llama");
    }

    @Test
    void theHelpOfBenchNamesItsCommands() {
        assertThat(run("--help").out()).contains("train", "predict", "soak", "model", "probe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "race | 'race' is none of model, predict, probe, soak and train; see w2s bench --help",
                "train --depth 3 | unknown option '--depth'; see w2s bench train --help",
                "train --hidden | --hidden needs a value; see w2s bench train --help",
                "train --hidden wide | --hidden: 'wide' is not an integer; see w2s bench train --help",
                "train --family t5 | --family: 't5' is none of bert, gpt2, llama, mistral, qwen2 and qwen3; see w2s bench train --help",
                "train --preset gpt5 | --preset: 'gpt5' is none of bert-base, gpt2, llama-3-8b and qwen1.5-0.5b; see w2s bench train --help",
                "train --heads 3 | --hidden must be a multiple of --heads, and --heads of --kv-heads; they are 256, 3 and 3; see w2s bench train --help",
                "model | --out FOLDER is missing; see w2s bench model --help",
                "train --batch 0 | --batch: 0 must be at least 1; see w2s bench train --help",
                "train --precision float16 | --precision: 'float16' is neither float32 nor bfloat16; see w2s bench train --help",
                "train --length 600 --model all-minilm-l6-v2 | --length: 600 must be at most 512 for this model; see w2s bench train --help"
            })
    void aCommandLineThatCannotBeIsRefusedInWords(String line, String message) {
        // when
        ToolRun run = run(line);

        // then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo(message);
    }

    private static ToolRun run(String line) {
        return ToolRun.of(("bench " + line).split(" "));
    }
}
