package dev.w2s.allinone;

import dev.w2s.local.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chooses the HTTP port: the one asked for, else that of the last start, so that addresses stay good, else a free one.
 */
final class HttpPort {
    private HttpPort() {}

    /**
     * Returns the port, and writes it to the file that remembers it.
     *
     * @param wanted 0 for any
     * @param memory the file that remembers
     */
    static int choose(int wanted, Path memory) throws IOException {
        int port = wanted != 0 ? required(wanted) : rememberedOrFree(memory);
        Files.writeString(memory, Integer.toString(port));
        return port;
    }

    private static int required(int wanted) {
        if (!FreePort.isFree(wanted)) {
            throw new StartFailure("port " + wanted + " cannot be used: it is taken, or below 1024 and kept for root;"
                    + " choose another one with --port or W2S_PORT, or 0 for a free one");
        }
        return wanted;
    }

    private static int rememberedOrFree(Path memory) throws IOException {
        if (Files.exists(memory)) {
            String remembered = Files.readString(memory);
            if (remembered.matches("[1-9][0-9]{0,4}")) {
                int port = Integer.parseInt(remembered);
                if (port <= 65_535 && FreePort.isFree(port)) {
                    return port;
                }
            }
        }
        return FreePort.find();
    }
}
