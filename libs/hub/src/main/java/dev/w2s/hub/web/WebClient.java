package dev.w2s.hub.web;

import dev.w2s.hub.DownloadListener;
import dev.w2s.hub.HubClient;
import dev.w2s.hub.download.WatchedDownloads;
import dev.w2s.hub.http.AddressLookup;
import dev.w2s.hub.http.HttpGet;
import dev.w2s.hub.http.Pause;
import dev.w2s.hub.http.RedirectRules;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;

/**
 * Downloads files of any web server whose SHA-256 is known beforehand, into a cache folder where that hash is their
 * name. Requests carry no token and nothing else that identifies the user. Many threads may use one client, and many
 * processes one cache. All failures are {@link CategorizedException}s whose messages say what to do:
 *
 * <ul>
 *   <li>{@code INVALID_REQUEST}: the address is inside a private network, the server wants a login, a redirect is
 *       refused, or the file is larger than allowed
 *   <li>{@code MISSING_INPUT}: there is no such file
 *   <li>{@code CORRUPT_INPUT}: a file arrived twice with another hash than asked for
 *   <li>{@code STORAGE}, {@code INFRASTRUCTURE}, {@code INTERRUPTED}: as {@link HubClient} says
 * </ul>
 */
public final class WebClient {
    private static final int PARALLEL_DOWNLOADS = 4;

    private final WebSettings settings;
    private final HttpClient client;
    private final AddressLookup addresses;
    private final Pause pause;

    public WebClient(WebSettings settings) {
        this(settings, AddressLookup.SYSTEM, Pause.SLEEP);
    }

    WebClient(WebSettings settings, AddressLookup addresses, Pause pause) {
        this.settings = settings;
        this.client = HttpGet.newClient(settings.timeouts());
        this.addresses = addresses;
        this.pause = pause;
    }

    /**
     * Downloads the missing files, several at a time. Files in the cache are read and checked again.
     *
     * @return the files in the cache, in the order of {@code files}
     */
    public List<Path> download(List<WebFile> files, DownloadListener listener) {
        List<WebDownload> downloads = files.stream()
                .map(file -> new WebDownload(settings, http(file.address()), pause, file))
                .toList();
        new WatchedDownloads(PARALLEL_DOWNLOADS, () -> listener.onProgress(progress(downloads))).run(downloads);
        return files.stream()
                .map(file -> settings.cacheFolder().resolve(file.sha256()))
                .toList();
    }

    private HttpGet http(URI address) {
        RedirectRules rules = new RedirectRules(address, addresses, "check the address " + address);
        if (rules.isInside() && !settings.privateHosts()) {
            throw new InvalidFieldException(
                    "address",
                    "'" + address + "' is an address of this machine or of a private network, which is not asked for "
                            + "files: allow it in the settings, or name a public one");
        }
        return new HttpGet(client, settings.timeouts(), null, rules);
    }

    private static DownloadListener.Progress progress(List<WebDownload> downloads) {
        return new DownloadListener.Progress(
                downloads.stream().mapToLong(WebDownload::bytes).sum(),
                downloads.stream().mapToLong(WebDownload::size).sum(),
                (int) downloads.stream().filter(WebDownload::isDone).count(),
                downloads.size());
    }
}
