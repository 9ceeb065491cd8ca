package dev.w2s.hub.web;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import java.nio.file.Path;

/**
 * What a {@link WebClient} may do.
 *
 * @param cacheFolder holds {@code <sha256>}, {@code <sha256>.incomplete} while it arrives, and {@code .locks}
 * @param largestFile in bytes; one that turns out larger is broken off and removed
 * @param privateHosts whether files may be asked of this machine and of private networks. A public host may not redirect
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
