package dev.w2s.hub.web;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.hub.download.BlobId;
import java.net.URI;

/**
 * A file of a web server whose hash is known.
 *
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record WebFile(URI address, String sha256) {
    public WebFile {
        require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 lower-case hexadecimal digits");
    }

    BlobId blob() {
        return new BlobId(sha256);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
