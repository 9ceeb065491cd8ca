package dev.w2s.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * The answer after all redirects.
 *
 * @param from the address that answered in the end
 * @param isFromEndpoint whether that is the server that was asked first, and not one that it redirects to
 * @param headers the headers of this answer
 * @param endpointHeaders the headers of the first server's last answer: the hub's redirect to a storage host states the
 *     file's hash
 */
public record HttpAnswer(
        int status,
        URI from,
        boolean isFromEndpoint,
        HttpHeaders headers,
        HttpHeaders endpointHeaders,
        InputStream body)
        implements AutoCloseable {
    /** Returns a header of this answer. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
