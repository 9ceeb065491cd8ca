package dev.w2s.model.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"float32, off, full", "bfloat16, on, lora"})
    void trainingIsMeasuredBesideTheMachine(String precision, String recompute, String adaptation) {
        // when
        int code = run("train --hidden 16 --layers 1 --heads 2 --ffn 32 --vocabulary 100 --batch 2 --length 4"
                + " --threads 1 --seconds 1 --precision " + precision + " --recompute " + recompute + " --adaptation "
                + adaptation);

        // then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("forward", "training", "% of");
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
                "race | 'race' is neither train nor predict; see bench --help",
                "train --depth 3 | unknown option '--depth'; see bench --help",
                "train --hidden | --hidden lacks its value; see bench --help",
                "train --hidden wide | --hidden: 'wide' is not an integer; see bench --help",
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
