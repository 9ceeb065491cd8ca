package dev.w2s.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void theEndOfTheParentIsNoticed() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        ParentWatch.start(parent.pid(), ended::countDown);
        assertThat(ended.getCount()).isOne();

        parent.destroyForcibly();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aParentThatIsGoneAlreadyIsNoticedToo() throws Exception {
        Process parent = new ProcessBuilder("true").start();
        parent.waitFor();

        ParentWatch.start(parent.pid(), ended::countDown);

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
