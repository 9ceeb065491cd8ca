package dev.w2s.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder of the embedded broker. */
record BrokerFolder(Path folder) {
    /** Returns the folder of the broker's log. */
    Path data() {
        return folder.resolve("data");
    }

    /** Gives the folder its cluster id on the first start. */
    void formatOnce() throws Exception {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data().toString())
                .setDirectories(List.of(data().toString()))
                .run();
    }
}
