package dev.w2s.events;

import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The class loader that Kafka's clients must be created with. They look up the classes that their configuration names
 * through the thread's context class loader, and in an application with several class loaders that one may have another
 * copy of Kafka.
 */
public final class KafkaClassLoader {
    private KafkaClassLoader() {}

    /** Creates a client while the thread's context class loader is the one that loaded Kafka's clients. */
    public static <C> C within(Supplier<C> creation) {
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
