package dev.w2s.cli.server;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import java.net.URI;
import java.util.Optional;

/**
 * Where eval-service is.
 *
 * @param remedy what the user can do when it does not answer, a sentence
 */
public record ServerAddress(URI url, Liveness liveness, String remedy) {
    /** Tells what is known of the server's process without asking the server. */
    @FunctionalInterface
    public interface Liveness {
        Liveness UNKNOWN = Optional::empty;

        /** Returns why the server can never answer again, or empty if it may still answer. */
        Optional<String> whyGone();
    }

    /** @throws CommandFailure where {@code url} is not an HTTP address */
    public static ServerAddress named(String url) {
        URI parsed;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(url);
        }
        String scheme = parsed.getScheme();
        if (parsed.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw notAnAddress(url);
        }
        return new ServerAddress(parsed, Liveness.UNKNOWN, "Check the address given by --server or W2S_SERVER.");
    }

    private static CommandFailure notAnAddress(String url) {
        return new CommandFailure(
                ExitCode.INVALID, "'" + url + "' is not a server's address; write it as http://host:port");
    }

    URI resolve(String path) {
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
