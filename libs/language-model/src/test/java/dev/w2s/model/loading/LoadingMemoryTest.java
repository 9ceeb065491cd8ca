package dev.w2s.model.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.artifact.safetensors.DType;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a model of N bytes takes while it is loaded. A larger one by {@code -Dw2s.loading.hidden=1024
 * -Dw2s.loading.layers=24}: 1.3 GB in float32.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "memory is read from /proc")
class LoadingMemoryTest {
    private static final int HIDDEN = Integer.getInteger("w2s.loading.hidden", 768);
    private static final int LAYERS = Integer.getInteger("w2s.loading.layers", 8);

    /** Kilobytes for what loading takes whatever the model's size: code that is compiled, pages of libraries. */
    private static final long CONSTANT = 48 * 1024;

    /** Kilobytes, and milliseconds. */
    private record Growth(long peakAnonymous, long endAnonymous, long peak, long end, long time) {}

    @ParameterizedTest
    @CsvSource({"F32, FLOAT32", "BF16, BFLOAT16", "F32, BFLOAT16"})
    void thePeakIsLessThanAFifthAboveTheModel(DType stored, Precision precision, @TempDir Path folder)
            throws Exception {
        // given
        long elements = GeneratedModel.write(folder, stored, HIDDEN, LAYERS);
        long kilobytes = elements * (precision == Precision.FLOAT32 ? 4 : 2) / 1024;

        // when
        Growth growth = load(folder, precision);

        // then
        System.out.printf(
                "%s -> %s, %d kB: anonymous peak %.3f end %.3f, with mapped files peak %.3f end %.3f; %d ms%n",
                stored,
                precision.label(),
                kilobytes,
                (double) growth.peakAnonymous() / kilobytes,
                (double) growth.endAnonymous() / kilobytes,
                (double) growth.peak() / kilobytes,
                (double) growth.end() / kilobytes,
                growth.time());
        assertThat(growth.endAnonymous()).isGreaterThan(kilobytes * 9 / 10);
        assertThat(growth.peakAnonymous()).isLessThan(kilobytes * 12 / 10 + CONSTANT);
        assertThat(growth.peak()).isLessThan(kilobytes * 12 / 10 + CONSTANT);
    }

    private static Growth load(Path folder, Precision precision) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadingProcess.class.getName(),
                        folder.toString(),
                        precision.name())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        long[] numbers = Arrays.stream(output.lines()
                        .filter(line -> line.startsWith("grew "))
                        .findFirst()
                        .orElseThrow()
                        .split(" "))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Growth(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
