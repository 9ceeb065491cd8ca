package dev.w2s.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.BertTiny;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mutated tokenizers, read by the native library in a process of their own: none ends it, each is refused in words or
 * read. {@code -Dw2s.fuzz.tokenizers=20000} for a long run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HostileTokenizerTest {
    private static final int MUTATIONS = Integer.getInteger("w2s.fuzz.tokenizers", 200);
    private static final int FIRST_SEED = Integer.getInteger("w2s.fuzz.seed", 0);

    @ParameterizedTest
    @ValueSource(strings = {"fuzz/byte-level.json", "fuzz/byte-fallback.json", "models/bert-tiny/tokenizer.json"})
    void noMutationEndsTheProcess(String tokenizer) throws IOException, InterruptedException {
        // when
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenizerFuzzProcess.class.getName(),
                        BertTiny.fixture(tokenizer).toString(),
                        String.valueOf(FIRST_SEED),
                        String.valueOf(FIRST_SEED + MUTATIONS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("seed ") || line.startsWith("end "))
                .toList();

        // then
        assertThat(process.waitFor())
                .as("exit after %s", output.isEmpty() ? "nothing" : output.get(output.size() - 1))
                .isZero();
        List<String> outcomes =
                output.stream().filter(line -> line.startsWith("end ")).toList();
        assertThat(outcomes).hasSize(MUTATIONS).allMatch(line -> line.equals("end read") || line.equals("end refused"));
        assertThat(outcomes).contains("end read", "end refused");
    }
}
