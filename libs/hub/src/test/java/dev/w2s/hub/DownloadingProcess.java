package dev.w2s.hub;

import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.RepositoryKind;
import java.io.PrintStream;
import java.nio.file.Path;

/** Downloads a model in a JVM of its own, configured by its environment. */
final class DownloadingProcess {
    private DownloadingProcess() {}

    public static void main(String[] arguments) {
        HubClient client = new HubClient(HubSettings.fromEnvironment(System.getenv()));
        HubRepository repository = HubRepository.parse(RepositoryKind.MODEL, arguments[0]);
        Path snapshot = client.snapshot(client.pin(repository), file -> true, DownloadListener.NONE);
        PrintStream out = System.out;
        out.println("snapshot " + snapshot);
    }
}
