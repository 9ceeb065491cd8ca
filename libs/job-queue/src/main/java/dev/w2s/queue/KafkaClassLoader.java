package dev.w2s.queue;

import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Kafka's clients look up the classes that their configuration names through the thread's context class loader. In an
 * application with class loaders of its own that may be one which has another copy of Kafka.
 */
final class KafkaClassLoader {
    private KafkaClassLoader() {}

    static <T> T within(Supplier<T> creation) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(CommonClientConfigs.class.getClassLoader());
        try {
            return creation.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
