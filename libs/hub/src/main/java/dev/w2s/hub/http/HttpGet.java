package dev.w2s.hub.http;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends GET requests to one server and follows its redirects by {@link RedirectRules}. Only that server gets the
 * authorization.
 */
public final class HttpGet {
    /** A redirect's body is read up to this length, so that its connection can be used again. */
    private static final int DRAINED_BYTES = 1 << 16;

    private final HttpClient client;
    private final HttpTimeouts timeouts;
    private final @Nullable String authorization;
    private final RedirectRules rules;

    /**
     * Makes a client of one server.
     *
     * @param authorization the header of that name, which only the first server gets; null asks anonymously
     * @param rules where the server may redirect to
     */
    public HttpGet(HttpClient client, HttpTimeouts timeouts, @Nullable String authorization, RedirectRules rules) {
        this.client = client;
        this.timeouts = timeouts;
        this.authorization = authorization;
        this.rules = rules;
    }

    /** Makes a client that follows no redirect by itself. */
    public static HttpClient newClient(HttpTimeouts timeouts) {
        // HTTP/1.1 uses a connection for each file; HTTP/2 would send all files through one.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    /**
     * Asks for an address.
     *
     * @return the answer, whatever its status; the caller closes it
     * @throws IOException if another try may succeed
     * @throws CategorizedException if no other try can succeed
     */
    public HttpAnswer get(URI uri, Map<String, String> headers) throws IOException {
        URI at = uri;
        HttpHeaders endpointHeaders = HttpHeaders.of(Map.of(), (name, value) -> true);
        for (int redirects = 0; redirects <= RedirectRules.MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(request(at, headers));
            boolean isEndpoint = rules.isEndpoint(at);
            endpointHeaders = isEndpoint ? response.headers() : endpointHeaders;
            String location = response.headers().firstValue("Location").orElse(null);
            if (!isRedirect(response.statusCode()) || location == null) {
                return new HttpAnswer(
                        response.statusCode(), at, isEndpoint, response.headers(), endpointHeaders, response.body());
            }
            try (InputStream body = response.body()) {
                body.readNBytes(DRAINED_BYTES);
            }
            at = rules.follow(at, location);
        }
        throw new CategorizedException(
                FailureCategory.INFRASTRUCTURE,
                uri.getHost() + " redirects in circles (" + RedirectRules.MOST_REDIRECTS + " times): "
                        + rules.remedy());
    }

    private HttpRequest request(URI uri, Map<String, String> headers) {
        // A compressed file would have another size and another hash.
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeouts.response())
                .header("User-Agent", "w2s; java/" + Runtime.version().feature())
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        if (authorization != null && rules.isEndpoint(uri)) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, response -> new TimedBody(timeouts.idle()));
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
