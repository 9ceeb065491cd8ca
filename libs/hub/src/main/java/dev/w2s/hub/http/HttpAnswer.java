package dev.w2s.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came after all redirects.
 *
 * @param from the host that answered in the end
 * @param isFromEndpoint whether that is the hub itself and not a storage host
 * @param endpointHeaders of the hub's last answer on the way here: a redirect to a storage host says what the file is
 */
public record HttpAnswer(
        int status, URI from, boolean isFromEndpoint, HttpHeaders headers, HttpHeaders endpointHeaders, InputStream body)
        implements AutoCloseable {
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
