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
 * Files of any web server whose SHA-256 is known beforehand, in a cache folder where that is their name. The hub's token never
 * goes with the requests, nor does anything else that says who asks. Safe for many threads, and beside other processes on the
 * same cache. All failures are {@link CategorizedException}s whose words say what to do:
 *
 * <ul>
 *   <li>{@code INVALID_REQUEST}: an address inside a private network, a login is wanted, a redirect that is refused, a file
 *       larger than allowed
 *   <li>{@code MISSING_INPUT}: no such file
 *   <li>{@code CORRUPT_INPUT}: another hash than asked for, twice
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
     * Downloads what is missing, several files at a time. What is in the cache is read and checked anew.
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
