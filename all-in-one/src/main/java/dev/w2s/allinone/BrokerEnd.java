package dev.w2s.allinone;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka halts its JVM where it can't go on, above all on a full disk. Here that would leave PostgreSQL running and the
 * user without a word, so the process ends like any other instead.
 */
final class BrokerEnd {
    private static final int BROKER_GAVE_UP = 4;

    private final HomeFolder home;
    private final AtomicBoolean told = new AtomicBoolean();

    private BrokerEnd(HomeFolder home) {
        this.home = home;
    }

    static void makeOrderly(HomeFolder home) {
        BrokerEnd end = new BrokerEnd(home);
        Exit.setHaltProcedure((status, message) -> end.tellAndExit());
        Exit.setExitProcedure((status, message) -> end.tellAndExit());
    }

    private void tellAndExit() {
        if (!told.getAndSet(true)) {
            System.err.println(
                    home.isFull()
                            ? home.fullDisk()
                            : "the Kafka broker gave up, see " + home.log() + " for its reason");
            // Not on Kafka's thread, which the broker's shutdown waits for.
            new Thread(() -> System.exit(BROKER_GAVE_UP), "broker-end").start();
        }
    }
}
