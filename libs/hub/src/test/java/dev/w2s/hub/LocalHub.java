package dev.w2s.hub;

import com.sun.net.httpserver.HttpExchange;
import dev.w2s.hub.LocalRepository.Content;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import dev.w2s.hub.repository.RepositoryKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the hub's API on loopback for a few made-up repositories, with a second server as the storage host that large
 * files are redirected to. Remembers what it was asked; does wrong what a test tells it to.
 */
public final class LocalHub implements AutoCloseable {
    private static final Pattern API = Pattern.compile("/api/(model|dataset)s/([^?]+?)/(revision|tree)/([^/?]+)");
    private static final Pattern RESOLVE = Pattern.compile("/(datasets/)?([^?]+?)/resolve/([^/?]+)/([^?]+)");
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    /** @param path with the query */
    public record Received(
            String server,
            String method,
            String path,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String authorization) {}

    private final Map<String, LocalRepository> repositories = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LocalServer hub;
    private final LocalServer storage;
    private @Nullable String acceptedToken;
    private int pageSize = 1000;

    private LocalHub() throws IOException {
        hub = new LocalServer("hub", "127.0.0.1", received, this::answer);
        // Python tells hosts apart by their names alone, so another port is not enough.
        storage = new LocalServer("storage", "127.0.0.2", received, this::answerFromStorage);
    }

    public static LocalHub start() throws IOException {
        return new LocalHub();
    }

    public LocalRepository model(String name) {
        return repository(RepositoryKind.MODEL, name);
    }

    public LocalRepository dataset(String name) {
        return repository(RepositoryKind.DATASET, name);
    }

    private LocalRepository repository(RepositoryKind kind, String name) {
        return repositories.computeIfAbsent(kind.label() + " " + name, key -> new LocalRepository(kind, name));
    }

    /** Any other token is answered with 401. */
    public LocalHub acceptsToken(String token) {
        acceptedToken = token;
        return this;
    }

    public LocalHub listsPagesOf(int files) {
        pageSize = files;
        return this;
    }

    /** The next requests to the hub whose path contains {@code part} meet these faults, one each. */
    public LocalHub onHub(String part, ServerFault... faults) {
        hub.faults(part, faults);
        return this;
    }

    public LocalHub onStorage(String part, ServerFault... faults) {
        storage.faults(part, faults);
        return this;
    }

    public URI endpoint() {
        return hub.address();
    }

    public URI storageAddress() {
        return storage.address();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The GETs to either server whose path contains {@code part}. */
    public List<Received> received(String server, String part) {
        return received.stream()
                .filter(each -> each.server().equals(server)
                        && each.method().equals("GET")
                        && each.path().contains(part))
                .toList();
    }

    /** Settings of a client that is patient for milliseconds where a real one is for seconds. */
    public HubSettings settings(Path cache) {
        return new HubSettings(
                endpoint(),
                cache,
                null,
                false,
                4,
                new HttpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10)),
                new RetryLimits(4, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMinutes(5)));
    }

    private void answer(HttpExchange exchange, @Nullable ServerFault fault) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Matcher api = API.matcher(path);
        Matcher resolve = RESOLVE.matcher(path);
        if (api.matches()) {
            LocalRepository repository = repositories.get(api.group(1) + " " + api.group(2));
            if (mayGoOn(exchange, repository)) {
                describe(exchange, repository, api.group(3), decoded(api.group(4)), fault);
            }
        } else if (resolve.matches()) {
            String kind = resolve.group(1) == null ? "model " : "dataset ";
            LocalRepository repository = repositories.get(kind + resolve.group(2));
            if (mayGoOn(exchange, repository) && mayRead(exchange, repository)) {
                resolve(exchange, repository, decoded(resolve.group(3)), decoded(resolve.group(4)), fault);
            }
        } else {
            LocalServer.refuse(exchange, 404, "", "Sorry, we can't find the page you are looking for.");
        }
    }

    private boolean mayGoOn(HttpExchange exchange, @Nullable LocalRepository repository) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && !authorization.equals("Bearer " + acceptedToken)) {
            LocalServer.refuse(exchange, 401, "", "Invalid credentials in Authorization header");
        } else if (repository == null && authorization == null) {
            LocalServer.refuse(exchange, 401, "RepoNotFound", "Invalid username or password.");
        } else if (repository == null) {
            LocalServer.refuse(exchange, 404, "RepoNotFound", "Repository not found");
        } else {
            return true;
        }
        return false;
    }

    private boolean mayRead(HttpExchange exchange, LocalRepository repository) throws IOException {
        boolean anonymous = exchange.getRequestHeaders().getFirst("Authorization") == null;
        if (repository.isGated()) {
            LocalServer.refuse(
                    exchange, anonymous ? 401 : 403, "GatedRepo", "Access to " + repository.name + " is restricted.");
        } else if (repository.isClosed()) {
            LocalServer.refuse(exchange, 403, "", "Forbidden");
        }
        return !repository.isGated() && !repository.isClosed();
    }

    private void describe(
            HttpExchange exchange,
            LocalRepository repository,
            String what,
            String revision,
            @Nullable ServerFault fault)
            throws IOException {
        Optional<String> commit = commit(repository, revision);
        if (commit.isEmpty()) {
            LocalServer.refuse(exchange, 404, "RevisionNotFound", "Invalid rev id: " + revision);
        } else if (what.equals("revision")) {
            LocalServer.json(exchange, "{\"id\":\"" + repository.name + "\",\"sha\":\"" + commit.get() + "\"}", fault);
        } else {
            List<Map.Entry<String, Content>> all =
                    List.copyOf(repository.trees.get(commit.get()).entrySet());
            Matcher cursor =
                    CURSOR.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
            int to = Math.min(all.size(), from + pageSize);
            if (to < all.size()) {
                exchange.getResponseHeaders()
                        .set(
                                "Link",
                                "<" + endpoint() + exchange.getRequestURI().getPath() + "?recursive=true&cursor=" + to
                                        + ">; rel=\"next\"");
            }
            LocalServer.json(exchange, LocalRepository.tree(all.subList(from, to)), fault);
        }
    }

    private void resolve(
            HttpExchange exchange,
            LocalRepository repository,
            String revision,
            String path,
            @Nullable ServerFault fault)
            throws IOException {
        Optional<String> commit = commit(repository, revision);
        if (commit.isEmpty()) {
            LocalServer.refuse(exchange, 404, "RevisionNotFound", "Invalid rev id: " + revision);
            return;
        }
        exchange.getResponseHeaders().set("X-Repo-Commit", commit.get());
        Content content = repository.trees.get(commit.get()).get(path);
        if (content == null) {
            LocalServer.refuse(exchange, 404, "EntryNotFound", "Entry not found");
        } else if (content.large()) {
            exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + content.blob() + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(content.bytes().length));
            exchange.getResponseHeaders()
                    .set("Location", storage.address() + "/" + content.blob() + "/" + path + "?Signature=s3cret");
            LocalServer.empty(exchange, 302);
        } else {
            LocalServer.bytes(exchange, content.bytes(), content.blob().hex(), fault);
        }
    }

    /** Knows files by their hash; its tags are its own. */
    private void answerFromStorage(HttpExchange exchange, @Nullable ServerFault fault) throws IOException {
        String blob = exchange.getRequestURI().getPath().split("/")[1];
        Optional<Content> content = repositories.values().stream()
                .flatMap(repository -> repository.trees.values().stream())
                .flatMap(tree -> tree.values().stream())
                .filter(each -> each.large() && each.blob().hex().equals(blob))
                .findFirst();
        if (content.isEmpty()) {
            LocalServer.refuse(exchange, 404, "", "NoSuchKey");
        } else {
            LocalServer.bytes(exchange, content.get().bytes(), "storage-" + blob.substring(0, 8), fault);
        }
    }

    private static Optional<String> commit(LocalRepository repository, String revision) {
        return repository.trees.containsKey(revision)
                ? Optional.of(revision)
                : Optional.ofNullable(repository.commits.get(revision));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public static BlobId sha256(byte[] bytes) {
        MessageDigest digest = new BlobId("0".repeat(64)).newDigest(bytes.length);
        digest.update(bytes);
        return BlobId.of(digest);
    }

    public static BlobId gitSha1(byte[] bytes) {
        MessageDigest digest = new BlobId("0".repeat(40)).newDigest(bytes.length);
        digest.update(bytes);
        return BlobId.of(digest);
    }

    @Override
    public void close() {
        hub.close();
        storage.close();
    }
}
