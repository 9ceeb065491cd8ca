package dev.w2s.hub.web;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import java.nio.file.Path;

/**
 * What a {@link WebClient} may do.
 *
 * @param cacheFolder the folder that holds {@code <sha256>}, {@code <sha256>.incomplete} while it arrives, and
 *     {@code .locks}
 * @param largestFile the most bytes of a file; the download of a larger one is stopped and removed
 * @param privateHosts whether this machine and hosts of private networks may be asked. A public host may not redirect
 *     there in any case
 */
public record WebSettings(
        Path cacheFolder, long largestFile, boolean privateHosts, HttpTimeouts timeouts, RetryLimits retries) {
    public WebSettings {
        require(largestFile >= 1, "largestFile", largestFile, "must be at least 1 byte");
        cacheFolder = cacheFolder.toAbsolutePath().normalize();
    }

    public WebSettings(Path cacheFolder, long largestFile, boolean privateHosts) {
        this(cacheFolder, largestFile, privateHosts, HttpTimeouts.DEFAULT, RetryLimits.DEFAULT);
    }
}
