package dev.w2s.hub;

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

/** One GET at a time, redirected by {@link RedirectRules}; the token goes to the hub and nowhere else. */
final class HubHttp {
    /** A redirect's body is read away up to here, so that its connection can be used again. */
    private static final int DRAINED_BYTES = 1 << 16;

    private final HttpClient client;
    private final HubTimeouts timeouts;
    private final @Nullable HubToken token;
    private final RedirectRules rules;

    /** @param token null to be anonymous */
    HubHttp(HttpClient client, HubTimeouts timeouts, @Nullable HubToken token, RedirectRules rules) {
        this.client = client;
        this.timeouts = timeouts;
        this.token = token;
        this.rules = rules;
    }

    static HttpClient newClient(HubTimeouts timeouts) {
        // HTTP/1.1: a connection for each file, where HTTP/2 would squeeze all of them through one.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    /** An {@link IOException} is worth another try, a {@link CategorizedException} is not. */
    HubResponse get(URI uri, Map<String, String> headers) throws IOException {
        URI at = uri;
        HttpHeaders hubHeaders = HttpHeaders.of(Map.of(), (name, value) -> true);
        for (int redirects = 0; redirects <= RedirectRules.MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(request(at, headers));
            boolean isHub = rules.isHub(at);
            hubHeaders = isHub ? response.headers() : hubHeaders;
            String location = response.headers().firstValue("Location").orElse(null);
            if (!isRedirect(response.statusCode()) || location == null) {
                return new HubResponse(
                        response.statusCode(), at, isHub, response.headers(), hubHeaders, response.body());
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
        // Compressed, a file would have neither its size nor its hash.
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeouts.response())
                .header("User-Agent", "w2s; java/" + Runtime.version().feature())
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        if (token != null && rules.isHub(uri)) {
            request.header("Authorization", token.authorization());
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
