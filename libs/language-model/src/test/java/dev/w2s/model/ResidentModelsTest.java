package dev.w2s.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.torch.Torch;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Precision;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidentModelsTest {
    private interface Download {
        void await() throws Exception;
    }

    private final AtomicInteger loads = new AtomicInteger();
    private volatile Download download = () -> {};
    private Torch torch;
    private ResidentModels models;

    @BeforeEach
    void start() {
        torch = Torch.start(1);
        models = residents(1);
    }

    @AfterEach
    void stop() {
        models.close();
        torch.close();
    }

    @Test
    void aModelIsLoadedOnce() {
        // when
        try (ResidentModels.Lease first = lease(null)) {
            assertThat(first.model().layers()).isEqualTo(3);
        }
        try (ResidentModels.Lease second = lease(null)) {
            assertThat(second.model().layers()).isEqualTo(3);
        }

        // then
        assertThat(loads).hasValue(1);
    }

    @Test
    void aTruncatedModelIsAnother() {
        // when
        try (ResidentModels.Lease whole = lease(null);
                ResidentModels.Lease truncated = lease(1)) {

            // then
            assertThat(truncated.model().layers()).isEqualTo(1);
            assertThat(whole.model()).isNotSameAs(truncated.model());
        }
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() {
        // given
        lease(null).close();
        lease(1).close();

        // when
        lease(null).close();

        // then
        assertThat(loads).hasValue(3);
    }

    @Test
    void oneInUseStaysHoweverManyThereAre() {
        // given
        try (ResidentModels.Lease first = lease(null)) {
            lease(1).close();
            lease(2).close();

            // when
            try (ResidentModels.Lease again = lease(null)) {

                // then
                assertThat(again.model()).isSameAs(first.model());
            }
        }
    }

    @Test
    void everythingIsFreedInTheEnd() {
        // given
        int before = torch.liveTensors();
        ResidentModels.Lease last = lease(null);
        lease(1).close();

        // when
        models.close();
        last.close();

        // then
        assertThat(torch.liveTensors()).isEqualTo(before);
    }

    @Test
    void aDownloadKeepsNobodyWaiting() throws Exception {
        // given
        lease(null).close();
        CountDownLatch arriving = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        download = () -> {
            arriving.countDown();
            arrived.await();
        };
        CompletableFuture<Integer> downloading = CompletableFuture.supplyAsync(() -> {
            try (ResidentModels.Lease other = lease(1)) {
                return other.model().layers();
            }
        });
        arriving.await();

        // when
        try (ResidentModels.Lease meanwhile = lease(null)) {

            // then
            assertThat(meanwhile.model().layers()).isEqualTo(3);
        } finally {
            arrived.countDown();
        }
        assertThat(downloading.get()).isEqualTo(1);
    }

    @Test
    void twoWhoWaitForTheSameDownloadShareTheModel() throws Exception {
        // given
        CyclicBarrier bothOpening = new CyclicBarrier(2);
        download = bothOpening::await;
        CompletableFuture<ResidentModels.Lease> other = CompletableFuture.supplyAsync(() -> lease(null));

        // when
        try (ResidentModels.Lease mine = lease(null);
                ResidentModels.Lease theirs = other.get()) {

            // then
            assertThat(mine.model()).isSameAs(theirs.model());
        }
    }

    @Test
    void aLeaseThatEndedGivesNoModel() {
        // given
        ResidentModels.Lease lease = lease(null);
        lease.close();

        // then
        assertThatThrownBy(lease::model).hasMessage("the lease has ended");
    }

    private ResidentModels residents(int capacity) {
        return new ResidentModels(
                torch,
                (pinned, downloads) -> {
                    loads.incrementAndGet();
                    await(download);
                    return BertTiny.files();
                },
                capacity);
    }

    private static void await(Download download) {
        try {
            download.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ResidentModels.Lease lease(@Nullable Integer layers) {
        PinnedModel pinned = new PinnedModel(BertTiny.REFERENCE, "ab".repeat(32), layers, Pooling.MEAN, 32);
        return models.lease(pinned, Precision.FLOAT32);
    }
}
