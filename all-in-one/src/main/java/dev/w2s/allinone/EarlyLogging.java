package dev.w2s.allinone;

import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * Until Quarkus has read its configuration every logger is open to the finest level, and Kafka has much to say: nobody
 * would read it, and writing it costs time.
 */
final class EarlyLogging {
    private EarlyLogging() {}

    static void quiet() {
        Logger.getLogger("").setLevel(Level.INFO);
        List.of("kafka", "org.apache.kafka", "state.change.logger")
                .forEach(name -> Logger.getLogger(name).setLevel(Level.WARN));
    }
}
