package dev.w2s.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came after all redirects.
 *
 * @param from the host that answered in the end
 * @param isFromHub whether that is the hub itself and not a storage host
 * @param hubHeaders of the hub's last answer on the way here: a redirect to a storage host says what the file is
 */
record HubResponse(
        int status, URI from, boolean isFromHub, HttpHeaders headers, HttpHeaders hubHeaders, InputStream body)
        implements AutoCloseable {
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
