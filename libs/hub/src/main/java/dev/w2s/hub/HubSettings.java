package dev.w2s.hub;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import dev.w2s.study.failure.InvalidFieldException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub is, where its files are kept, and how the hub is asked.
 *
 * @param endpoint the hub's address, {@code https://huggingface.co} or a mirror's
 * @param cacheFolder the folder that holds {@code models--org--name}
 * @param token the access token; null asks anonymously
 * @param offline whether only the cache is used
 * @param parallelDownloads the number of files that are downloaded at the same time
 */
public record HubSettings(
        URI endpoint,
        Path cacheFolder,
        @Nullable HubToken token,
        boolean offline,
        int parallelDownloads,
        HttpTimeouts timeouts,
        RetryLimits retries) {
    public static final URI PUBLIC_HUB = URI.create("https://huggingface.co");
    public static final int DEFAULT_PARALLEL_DOWNLOADS = 8;

    public HubSettings {
        String scheme = endpoint.getScheme();
        InvalidFieldException.require(
                ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                        && endpoint.getHost() != null
                        && endpoint.getRawUserInfo() == null
                        && endpoint.getRawQuery() == null
                        && endpoint.getRawFragment() == null,
                "HF_ENDPOINT",
                withoutUserInfo(endpoint),
                "must be an address such as " + PUBLIC_HUB + ", without user, query or fragment");
        InvalidFieldException.require(
                parallelDownloads >= 1, "parallelDownloads", parallelDownloads, "must be at least 1");
        endpoint = URI.create(endpoint.toString().replaceAll("/+$", ""));
        cacheFolder = cacheFolder.toAbsolutePath().normalize();
    }

    /**
     * Reads what Python's huggingface_hub takes from the same environment: {@code HF_ENDPOINT}, {@code HF_HUB_CACHE},
     * {@code HF_HOME}, {@code XDG_CACHE_HOME}, {@code HF_TOKEN}, {@code HF_TOKEN_PATH}, {@code HF_HUB_OFFLINE},
     * {@code HF_HUB_ETAG_TIMEOUT} and {@code HF_HUB_DOWNLOAD_TIMEOUT}, with its defaults.
     */
    public static HubSettings fromEnvironment(Map<String, String> environment) {
        return new HubEnvironment(environment).settings();
    }

    /** Returns the same settings with other timeouts and retries. */
    public HubSettings withPatience(HttpTimeouts otherTimeouts, RetryLimits otherRetries) {
        return new HubSettings(endpoint, cacheFolder, token, offline, parallelDownloads, otherTimeouts, otherRetries);
    }

    private static String withoutUserInfo(URI uri) {
        return uri.toString().replaceFirst("//.*@", "//...@");
    }
}
