package dev.w2s.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TorchTest {
    private static final String HEADER = """
        class Sample(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          factor : int
          shift : float
        """;

    private Torch torch;
    private TensorScope scope;

    @BeforeEach
    void start() {
        torch = Torch.start(1);
        scope = torch.newScope();
    }

    @AfterEach
    void stop() {
        torch.close();
    }

    @Test
    void aScriptReadsItsAttributesAndItsArguments() {
        // given
        ScriptModule script = load("""
              def method(self, x: Tensor, others: List[Tensor]) -> List[Tensor]:
                return [x * self.factor + self.shift, others[1]]
            """);

        // when
        List<NativeTensor> results = script.method("method")
                .tensor(scope.floats(new float[] {1, 2}, 2))
                .list(List.of(scope.zeros(1), scope.floats(new float[] {7}, 1)))
                .results(scope, Execution.INFERENCE);

        // then
        assertThat(results).extracting(NativeTensor::toFloats).containsExactly(new float[] {3.5f, 6.5f}, new float[] {7
        });
    }

    @Test
    void resultsLiveInTheirScopeAndEndWithIt() {
        // given
        ScriptModule script = load("""
              def method(self, x: Tensor) -> Tensor:
                return x + 1
            """);
        int before = torch.liveTensors();

        // when
        try (TensorScope inner = scope.newScope()) {
            script.method("method").tensor(inner.zeros(2)).result(inner, Execution.INFERENCE);
            assertThat(torch.liveTensors()).isEqualTo(before + 2);
        }

        // then
        assertThat(torch.liveTensors()).isEqualTo(before);
    }

    @Test
    void aTensorMovesToTheScopeThatTakesIt() {
        // given
        NativeTensor taken;

        // when
        try (TensorScope inner = scope.newScope()) {
            taken = scope.take(inner.floats(new float[] {5}, 1));
        }

        // then
        assertThat(taken.toFloats()).containsExactly(5);
    }

    @Test
    void memoryThatCannotBeHadIsOutOfMemory() {
        assertThatThrownBy(() -> scope.zeros(1L << 45))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.OUT_OF_MEMORY))
                .hasMessageContaining("a smaller token budget needs less");
    }

    @Test
    void memoryThatRunsOutInsideAScriptIsOutOfMemory() {
        // given
        ScriptModule script = load("""
              def method(self, x: Tensor) -> Tensor:
                return torch.clone(torch.expand(x, [1099511627776, 64]))
            """);

        // then
        assertThatThrownBy(
                        () -> script.method("method").tensor(scope.zeros(1, 1)).result(scope, Execution.INFERENCE))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.OUT_OF_MEMORY));
    }

    @Test
    void anyOtherNativeFailureIsInternalAndNamesTheMethod() {
        // given
        ScriptModule script = load("""
              def method(self, x: Tensor) -> Tensor:
                return torch.view(x, [3])
            """);

        // then
        assertThatThrownBy(() -> script.method("method").tensor(scope.zeros(2)).result(scope, Execution.INFERENCE))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.INTERNAL))
                .hasMessageContaining("Sample.method");
    }

    @Test
    void aScriptThatDoesNotCompileIsNamed() {
        assertThatThrownBy(() -> load("  def method(self, x: Tensor) -> Tensor:\n    return torch.nonsense(x)\n"))
                .hasMessageContainingAll("Sample", "nonsense");
    }

    @Test
    void aScriptThatIsNotThereIsNamedWithItsPlace() {
        assertThatThrownBy(() -> ScriptArchive.ofResource(TorchTest.class, "nowhere.py", Map.of()))
                .hasMessageContainingAll("nowhere.py", "TorchTest");
    }

    @Test
    void bytesBecomeTensorsOfEitherPrecision() {
        // given
        ScriptModule tensors = torch.load(ScriptArchive.ofResource("tensors.py", Map.of()));
        ByteBuffer bfloat16 = ByteBuffer.allocateDirect(4).order(ByteOrder.LITTLE_ENDIAN);
        bfloat16.putShort((short) 0x3FC0).putShort((short) 0xC000).flip();
        NativeTensor target = tensors.method("blank")
                .tensor(scope.longs(new long[] {2}, 1))
                .tensor(scope.longs(new long[] {6}, 1))
                .result(scope, Execution.UNRECORDED);

        // when
        for (int row = 0; row < 2; row++) {
            tensors.method("fill")
                    .tensor(target)
                    .tensor(scope.bytes(bfloat16.slice(2 * row, 2), 2))
                    .tensor(scope.longs(new long[] {15}, 1))
                    .tensor(scope.longs(new long[] {row}, 1))
                    .result(scope, Execution.UNRECORDED);
        }

        // then
        assertThat(target.toFloats()).containsExactly(1.5f, -2f);
    }

    @Test
    void floatsOfADirectBufferAreTheBuffersOwnMemory() {
        // given
        ByteBuffer bytes = ByteBuffer.allocateDirect(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(1.5f).putFloat(-2).putFloat(3).flip();

        // when
        NativeTensor tensor = scope.floats(bytes, 1, 3);
        bytes.putFloat(4, 7);

        // then
        assertThat(tensor.shape()).containsExactly(1, 3);
        assertThat(tensor.toFloats()).containsExactly(1.5f, 7, 3);
    }

    private ScriptModule load(String methods) {
        return torch.load(new ScriptArchive(HEADER + methods, Map.of("factor", 3L, "shift", 0.5)));
    }
}
