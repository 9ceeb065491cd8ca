package dev.w2s.allinone;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;

/**
 * Ends this process in order when the Kafka broker gives up. By itself Kafka halts its JVM where it cannot go on, above
 * all on a full disk. Here that would leave PostgreSQL running and the user without a word.
 */
final class OrderlyBrokerExit {
    private static final int BROKER_GAVE_UP = 4;

    private final HomeFolder home;
    private final AtomicBoolean told = new AtomicBoolean();

    private OrderlyBrokerExit(HomeFolder home) {
        this.home = home;
    }

    /** Takes over from Kafka what happens when it gives up. */
    static void install(HomeFolder home) {
        OrderlyBrokerExit exit = new OrderlyBrokerExit(home);
        Exit.setHaltProcedure((status, message) -> exit.tellAndExit());
        Exit.setExitProcedure((status, message) -> exit.tellAndExit());
    }

    private void tellAndExit() {
        if (!told.getAndSet(true)) {
            System.err.println(
                    home.isFull()
                            ? home.fullDiskMessage()
                            : "the Kafka broker gave up; its reason is in " + home.log());
            // Not on Kafka's thread, which the broker's shutdown waits for.
            new Thread(() -> System.exit(BROKER_GAVE_UP), "broker-exit").start();
        }
    }
}
