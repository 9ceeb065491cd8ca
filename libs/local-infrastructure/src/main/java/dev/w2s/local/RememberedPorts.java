package dev.w2s.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The ports a server used last time, so that a restart keeps them where they are still free. */
final class RememberedPorts {
    private final Path file;
    private final Properties ports = new Properties();

    RememberedPorts(Path folder) throws IOException {
        this.file = folder.resolve("ports.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            }
        }
    }

    /** Returns {@code wanted}, or for 0 the remembered port, or a free one if that is taken or unknown. */
    int choose(String name, int wanted) throws IOException {
        int port = wanted != 0 ? wanted : rememberedIfFree(name);
        ports.setProperty(name, Integer.toString(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, null);
        }
        return port;
    }

    private int rememberedIfFree(String name) {
        String remembered = ports.getProperty(name, "");
        if (remembered.matches("[1-9][0-9]{0,4}")) {
            int port = Integer.parseInt(remembered);
            if (port <= 65_535 && FreePort.isFree(port)) {
                return port;
            }
        }
        return FreePort.find();
    }
}
