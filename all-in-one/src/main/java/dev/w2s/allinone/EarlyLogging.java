package dev.w2s.allinone;

import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * Keeps loggers quiet until Quarkus has read its configuration. Until then every logger is open to the finest level,
 * and Kafka logs much: nobody would read it, and writing it costs time.
 */
final class EarlyLogging {
    private EarlyLogging() {}

    static void quiet() {
        Logger.getLogger("").setLevel(Level.INFO);
        List.of("kafka", "org.apache.kafka", "state.change.logger")
                .forEach(name -> Logger.getLogger(name).setLevel(Level.WARN));
    }
}
