package dev.w2s.local;

import java.nio.file.Path;
import java.util.Map;

/** The program that {@link KilledOwnerTest} kills: owns a broker and a database, writes to both, and waits. */
final class KilledOwner {
    static final String READY = "ready to be killed";

    private KilledOwner() {}

    /** @param arguments the folder of everything, and the folder of PostgreSQL's binaries */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"), Path.of(arguments[1]), 0);
        broker.createTopics(Map.of("letters", 1));
        new TopicProbe(broker.bootstrapServers(), "letters").write("a");
        new TableProbe(database).write("a");
        System.out.println(READY);
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(1);
    }
}
