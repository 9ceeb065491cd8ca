package dev.w2s.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.w2s.hub.download.DaemonThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of {@link LocalHub}'s two servers: an ephemeral port on loopback, a log of requests, faults by request. */
final class LocalServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    /** Answers a request, with the fault that is due. */
    interface Handler {
        void handle(HttpExchange exchange, @Nullable ServerFault fault) throws IOException;
    }

    private record Due(String part, ServerFault fault) {}

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("local-hub"));
    private final Queue<Due> faults = new ConcurrentLinkedQueue<>();

    LocalServer(String name, String host, List<LocalHub.Received> log, Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                log.add(received(name, exchange));
                ServerFault fault = due(exchange.getRequestURI().toString());
                if (fault instanceof ServerFault.Status status) {
                    status.headers().forEach(exchange.getResponseHeaders()::set);
                    empty(exchange, status.code());
                } else {
                    if (fault instanceof ServerFault.Header header) {
                        exchange.getResponseHeaders().set(header.name(), header.value());
                    }
                    handler.handle(exchange, fault);
                }
            }
        });
        server.start();
    }

    private static LocalHub.Received received(String server, HttpExchange exchange) {
        return new LocalHub.Received(
                server,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Range"),
                exchange.getRequestHeaders().getFirst("If-Range"),
                exchange.getRequestHeaders().getFirst("Authorization"));
    }

    void faults(String part, ServerFault... more) {
        Arrays.stream(more).forEach(fault -> faults.add(new Due(part, fault)));
    }

    private synchronized @Nullable ServerFault due(String uri) {
        for (Due due : faults) {
            if (uri.contains(due.part()) && faults.remove(due)) {
                return due.fault();
            }
        }
        return null;
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    static void json(HttpExchange exchange, String json, @Nullable ServerFault fault) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        bytes(exchange, json.getBytes(StandardCharsets.UTF_8), null, fault);
    }

    static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        if (!code.isEmpty()) {
            exchange.getResponseHeaders().set("X-Error-Code", code);
        }
        exchange.getResponseHeaders().set("X-Error-Message", message);
        empty(exchange, status);
    }

    static void empty(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** A body with the tag, from where the range begins, if the range is of what has this tag. */
    static void bytes(HttpExchange exchange, byte[] bytes, @Nullable String tag, @Nullable ServerFault fault)
            throws IOException {
        if (tag != null) {
            exchange.getResponseHeaders().set("ETag", "\"" + tag + "\"");
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            empty(exchange, 200);
            return;
        }
        int from = fault instanceof ServerFault.RangeIgnored ? 0 : rangeStart(exchange, tag);
        if (from >= bytes.length && from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
            empty(exchange, 416);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        byte[] body = Arrays.copyOfRange(bytes, from, bytes.length);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange.getResponseBody(), body, fault);
        }
    }

    private static int rangeStart(HttpExchange exchange, @Nullable String tag) {
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean same = condition == null || condition.equals("\"" + tag + "\"");
        return range.matches() && same ? Integer.parseInt(range.group(1)) : 0;
    }

    private static void write(OutputStream out, byte[] body, @Nullable ServerFault fault) throws IOException {
        if (fault instanceof ServerFault.BrokenAfter broken) {
            out.write(body, 0, broken.bytes());
            out.flush();
            return;
        }
        if (fault instanceof ServerFault.StalledAfter stalled) {
            out.write(body, 0, stalled.bytes());
            out.flush();
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                throw new IOException("the server ends", e);
            }
        }
        if (fault instanceof ServerFault.Garbled) {
            body[body.length / 2] ^= 1;
        }
        int half = body.length / 2;
        out.write(body, 0, half);
        out.flush();
        if (fault instanceof ServerFault.Meanwhile meanwhile) {
            meanwhile.event().run();
        }
        out.write(body, half, body.length - half);
        out.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
