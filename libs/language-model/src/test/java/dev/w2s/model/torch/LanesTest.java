package dev.w2s.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
    private final Lanes lanes = new Lanes(2);

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void resultsComeInTheOrderOfTheParts() {
        // given
        CountDownLatch secondIsDone = new CountDownLatch(1);

        // when
        List<String> results = lanes.map(5, (lane, part) -> {
            if (part == 0) {
                await(secondIsDone);
            } else if (part == 1) {
                secondIsDone.countDown();
            }
            return "part " + part;
        });

        // then
        assertThat(results).containsExactly("part 0", "part 1", "part 2", "part 3", "part 4");
    }

    @Test
    void noTwoPartsThatRunAtATimeHaveTheSameLane() {
        // given
        Set<Integer> inUse = ConcurrentHashMap.newKeySet();

        // when
        List<Boolean> alone = lanes.map(50, (lane, part) -> {
            boolean free = inUse.add(lane);
            Thread.yield();
            inUse.remove(lane);
            return free && lane < 2;
        });

        // then
        assertThat(alone).containsOnly(true);
    }

    @Test
    void resultsAreTakenOnTheCallingThread() {
        // given
        Set<Thread> takers = new HashSet<>();

        // when
        lanes.forEach(3, (lane, part) -> part, part -> takers.add(Thread.currentThread()));

        // then
        assertThat(takers).containsExactly(Thread.currentThread());
    }

    @Test
    void aLongWorkLetsAShortOneIn() throws Exception {
        // given
        Lanes one = new Lanes(1);
        CountDownLatch longRuns = new CountDownLatch(1);
        CountDownLatch shortIsDone = new CountDownLatch(1);
        Thread longWork = new Thread(() -> one.forEach(
                100,
                (lane, part) -> {
                    if (part == 20) {
                        await(shortIsDone);
                    }
                    return part;
                },
                part -> {
                    longRuns.countDown();
                    if (part == 10) {
                        await(shortIsDone);
                    }
                }));
        longWork.start();
        await(longRuns);

        // when
        List<String> results = one.map(1, (lane, part) -> "short");
        shortIsDone.countDown();
        longWork.join();

        // then
        assertThat(results).containsExactly("short");
        one.close();
    }

    @Test
    void theFirstFailureIsThrownWhenNothingRunsAnyMore() {
        // given
        CountDownLatch otherRuns = new CountDownLatch(1);
        CountDownLatch oneFailed = new CountDownLatch(1);
        AtomicBoolean otherIsDone = new AtomicBoolean();

        // when / then
        assertThatThrownBy(() -> lanes.map(2, (lane, part) -> {
                    if (part == 0) {
                        await(otherRuns);
                        oneFailed.countDown();
                        throw new IllegalStateException("part 0");
                    }
                    otherRuns.countDown();
                    await(oneFailed);
                    Thread.yield();
                    otherIsDone.set(true);
                    return part;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("part 0");
        assertThat(otherIsDone).isTrue();
    }

    @Test
    void afterAFailureNoOtherPartBegins() {
        // given
        AtomicInteger begun = new AtomicInteger();
        Lanes one = new Lanes(1);

        // when
        assertThatThrownBy(() -> one.map(10, (lane, part) -> {
                    begun.incrementAndGet();
                    throw new OutOfMemoryError("part " + part);
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("part 0");

        // then
        assertThat(begun).hasValue(1);
        one.close();
    }

    @Test
    void whoTakesTheResultsMayStopTheRest() {
        // given
        Set<Integer> taken = new HashSet<>();

        // when
        assertThatThrownBy(() -> lanes.forEach(10, (lane, part) -> part, part -> {
                    taken.add(part);
                    throw new IllegalArgumentException("enough");
                }))
                .hasMessage("enough");

        // then
        assertThat(taken).containsExactly(0);
    }

    @Test
    void anInterruptWaitsForThePartsAndIsKept() {
        // given
        List<Integer> taken = new ArrayList<>();
        Thread.currentThread().interrupt();

        // when
        lanes.forEach(3, (lane, part) -> part, taken::add);

        // then
        assertThat(taken).containsExactly(0, 1, 2);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
