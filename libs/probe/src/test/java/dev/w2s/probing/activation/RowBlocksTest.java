package dev.w2s.probing.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.Cancellation;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.torch.Torch;
import dev.w2s.probing.fixture.Engine;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RowBlocksTest {
    private static final RowBlocks TENS = new RowBlocks(Engine.TORCH, 10);

    @Test
    void eachRowIsInOneBlock() {
        // given
        List<Rows> seen = new ArrayList<>();

        // when
        TENS.forEach(25, Cancellation.NEVER, rows -> rows, (rows, result) -> seen.add(result));

        // then
        assertThat(seen).containsExactly(new Rows(0, 10), new Rows(10, 20), new Rows(20, 25));
    }

    @Test
    void aResultWaitsForThoseBeforeIt() {
        // given
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<Rows> order = new ArrayList<>();
        try (Torch torch = Torch.start(2)) {
            // when
            new RowBlocks(torch, 10)
                    .forEach(
                            20,
                            Cancellation.NEVER,
                            rows -> {
                                if (rows.from() == 0) {
                                    await(secondIsDone);
                                } else {
                                    secondIsDone.countDown();
                                }
                                return rows;
                            },
                            (rows, result) -> order.add(rows));
        }

        // then
        assertThat(order).containsExactly(new Rows(0, 10), new Rows(10, 20));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSumIsThatOfAllBlocks() {
        // when
        double[] sum = TENS.sum(25, 2, Cancellation.NEVER, rows -> new double[] {rows.count(), rows.from()});

        // then
        assertThat(sum).containsExactly(25, 30);
    }

    @Test
    void whoCancelsIsAskedBetweenBlocksOnTheCallingThread() {
        // given
        List<Thread> asked = new ArrayList<>();
        List<Rows> done = new ArrayList<>();
        Cancellation atTheSecond = () -> {
            asked.add(Thread.currentThread());
            if (asked.size() == 2) {
                throw new CategorizedException(FailureCategory.CANCELLED, "enough");
            }
        };

        // when
        assertThatThrownBy(() -> TENS.forEach(25, atTheSecond, rows -> rows, (rows, result) -> done.add(rows)))
                .hasMessage("enough");

        // then
        assertThat(asked).containsOnly(Thread.currentThread()).hasSize(2);
        assertThat(done).containsExactly(new Rows(0, 10));
    }

    @Test
    void aGpuHasMoreRowsAtATimeThanACore() {
        assertThat(RowBlocks.sizeOn(ComputeDevice.CPU)).isEqualTo(512);
        assertThat(RowBlocks.sizeOn(new ComputeDevice(0))).isEqualTo(1024);
    }
}
