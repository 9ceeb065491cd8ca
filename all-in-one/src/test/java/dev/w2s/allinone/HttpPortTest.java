package dev.w2s.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPortTest {
    @TempDir
    private Path folder;

    private Path memory;

    @BeforeEach
    void setUp() {
        memory = folder.resolve("http.port");
    }

    @Test
    void theLastPortIsTakenAgain() throws IOException {
        int first = HttpPort.choose(0, memory);

        assertThat(HttpPort.choose(0, memory)).isEqualTo(first);
    }

    @Test
    void aRememberedPortThatIsTakenIsReplaced() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(memory, Integer.toString(taken.getLocalPort()));

            assertThat(HttpPort.choose(0, memory)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aWantedPortThatIsTakenIsAFailureInWords() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> HttpPort.choose(taken.getLocalPort(), memory))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " cannot be used");
        }
    }

    @Test
    void aDamagedMemoryIsForgotten() throws IOException {
        Files.writeString(memory, "garbage");

        assertThat(HttpPort.choose(0, memory)).isPositive();
    }
}
