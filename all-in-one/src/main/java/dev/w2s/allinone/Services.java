package dev.w2s.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the services: writes {@code server.json} when they are ready, and waits for their end. */
final class Services implements QuarkusApplication {
    private final int port;
    private final Path serverFile;

    @Inject
    Services(
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "w2s.all-in-one.server-file") Path serverFile) {
        this.port = port;
        this.serverFile = serverFile;
    }

    @Override
    public int run(String... arguments) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + port);
        new Readiness(url).await();
        new ServerFile(serverFile)
                .write(new ServerFile.Content(ProcessHandle.current().pid(), url, version()));
        Quarkus.waitForExit();
        return 0;
    }

    private static String version() {
        return Optional.ofNullable(Services.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
