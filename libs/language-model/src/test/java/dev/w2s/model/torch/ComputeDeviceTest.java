package dev.w2s.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {
    @ParameterizedTest
    @CsvSource({"cpu, -1, cpu", "cuda, 0, cuda:0", "cuda:0, 0, cuda:0", "cuda:3, 3, cuda:3"})
    void aDeviceIsReadAndShown(String text, int gpu, String shown) {
        assertThat(ComputeDevice.parse(text)).isEqualTo(new ComputeDevice(gpu)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "CUDA", "cuda:", "cuda:-1", "cuda:x", "cuda:1234", "cuda:0 "})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ComputeDevice.parse(text))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessage("device: '" + text + "' must be cpu, cuda, or cuda:1 for the second GPU");
    }

    @Test
    void theCpuIsAlwaysUsable() {
        assertThatCode(() -> ComputeDevice.CPU.requireUsable(false, 0)).doesNotThrowAnyException();
    }

    @Test
    void aGpuThatIsSeenIsUsable() {
        assertThatCode(() -> new ComputeDevice(1).requireUsable(true, 2)).doesNotThrowAnyException();
    }

    @Test
    void aGpuIsRefusedWhereTheLibraryHasNoCuda() {
        assertThatThrownBy(() -> new ComputeDevice(0).requireUsable(false, 0))
                .hasMessageContainingAll("cuda:0", "built for CPUs alone", "PYTORCH_LIBRARY_PATH", "or say cpu");
    }

    @Test
    void aGpuIsRefusedWhereNoneIsSeen() {
        assertThatThrownBy(() -> new ComputeDevice(0).requireUsable(true, 0))
                .hasMessageContainingAll("no GPU is seen", "nvidia-smi", "LD_LIBRARY_PATH");
    }

    @ParameterizedTest
    @CsvSource({"1, 'sees 1 GPU, cuda:0'", "2, 'sees 2 GPUs, cuda:0 to cuda:1'"})
    void aGpuBeyondTheLastIsRefused(int gpus, String what) {
        assertThatThrownBy(() -> new ComputeDevice(7).requireUsable(true, gpus))
                .hasMessageContainingAll("cuda:7", what);
    }

    /** Whatever this machine has. */
    @Test
    void theEngineDoesNotStartOnAGpuThatIsNotThere() {
        assertThatThrownBy(() -> Torch.start(new ComputeDevice(99), 1)).hasMessageContaining("cuda:99");
    }

    /** A tensor that a script makes out of nothing lies on the CPU unless it is told where its inputs are. */
    @Test
    void whatScriptsCreateLiesWhereTheirInputsAre() throws Exception {
        // given
        Pattern creation = Pattern.compile("torch\\.(zeros|ones|empty|full|arange|tensor|eye|linspace|rand\\w*)\\(");
        Path scripts =
                Path.of(ScriptArchive.class.getResource("encoder.py").toURI()).getParent();

        // then
        for (Path script : scripts(scripts)) {
            assertThat(Files.readAllLines(script))
                    .filteredOn(line -> creation.matcher(line).find())
                    .allSatisfy(line -> assertThat(line).as(script.toString()).contains("device="));
        }
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".py")).toList();
        }
    }
}
