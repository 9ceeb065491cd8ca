package dev.w2s.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that speaks to eval-service. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "eval-service's address; default: W2S_SERVER, else the all-in-one running from W2S_HOME")
    private @Nullable String url;

    @Nullable
    String url() {
        return url;
    }
}
