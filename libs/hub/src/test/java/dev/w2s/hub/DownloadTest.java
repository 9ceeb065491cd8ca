package dev.w2s.hub;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.http.AddressLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A local hub, an empty cache, and a client that waits on paper. */
@Timeout(120)
public abstract class DownloadTest {
    protected static final byte[] WEIGHTS = weights(1_000_000);
    protected static final BlobId WEIGHTS_ID = LocalHub.sha256(WEIGHTS);

    @TempDir
    protected Path cache;

    protected LocalHub hub;
    protected HubClient client;

    /** What the client waited for instead of sleeping. */
    protected final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void startHub() throws IOException {
        hub = LocalHub.start();
        client = client(hub.settings(cache));
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    protected HubClient client(HubSettings settings) {
        return new HubClient(settings, AddressLookup.SYSTEM, pauses::add);
    }

    protected HubClient clientWith(HubToken token) {
        HubSettings settings = hub.settings(cache);
        return client(
                new HubSettings(settings.endpoint(), cache, token, false, 4, settings.timeouts(), settings.retries()));
    }

    protected HubClient offlineClient() {
        HubSettings settings = hub.settings(cache);
        return client(
                new HubSettings(settings.endpoint(), cache, null, true, 4, settings.timeouts(), settings.retries()));
    }

    protected LocalRepository weightsOnHub() {
        return hub.model("acme/tiny").largeFile("model.safetensors", WEIGHTS);
    }

    protected Path download(LocalRepository repository) {
        return client.snapshot(client.pin(repository.reference()), file -> true, DownloadListener.NONE);
    }

    protected Path incomplete() {
        return cache.resolve("models--acme--tiny/blobs/" + WEIGHTS_ID + ".w2s.incomplete");
    }

    protected Path blob() {
        return cache.resolve("models--acme--tiny/blobs/" + WEIGHTS_ID);
    }

    private static byte[] weights(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
