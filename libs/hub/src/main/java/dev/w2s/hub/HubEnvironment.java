package dev.w2s.hub;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the environment variables of huggingface_hub's {@code constants.py} as huggingface_hub does. */
final class HubEnvironment {
    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

    private final Map<String, String> environment;

    HubEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    HubSettings settings() {
        return new HubSettings(
                endpoint(),
                cacheFolder(),
                token(),
                isTrue("HF_HUB_OFFLINE") || isTrue("TRANSFORMERS_OFFLINE"),
                HubSettings.DEFAULT_PARALLEL_DOWNLOADS,
                new HttpTimeouts(
                        HttpTimeouts.DEFAULT.connect(),
                        seconds("HF_HUB_ETAG_TIMEOUT", HttpTimeouts.DEFAULT.response()),
                        seconds("HF_HUB_DOWNLOAD_TIMEOUT", HttpTimeouts.DEFAULT.idle())),
                RetryLimits.DEFAULT);
    }

    private URI endpoint() {
        String address = value("HF_ENDPOINT");
        try {
            return address == null ? HubSettings.PUBLIC_HUB : new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new InvalidFieldException("HF_ENDPOINT", "is not an address: " + e.getReason());
        }
    }

    private Path cacheFolder() {
        Path cache = path("HF_HUB_CACHE");
        if (cache == null) {
            cache = path("HUGGINGFACE_HUB_CACHE");
        }
        return cache == null ? hubHome().resolve("hub") : cache;
    }

    private Path hubHome() {
        Path home = path("HF_HOME");
        if (home != null) {
            return home;
        }
        Path caches = path("XDG_CACHE_HOME");
        return (caches == null ? userHome().resolve(".cache") : caches).resolve("huggingface");
    }

    private @Nullable HubToken token() {
        for (String variable : new String[] {"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"}) {
            String value = value(variable);
            if (value != null) {
                return new HubToken(value, variable);
            }
        }
        Path file = path("HF_TOKEN_PATH");
        return tokenIn(file == null ? hubHome().resolve("token") : file);
    }

    private static @Nullable HubToken tokenIn(Path file) {
        try {
            String value = Files.readString(file);
            return value.isBlank() ? null : new HubToken(value, file.toString());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "cannot read the hub's token in " + file + " ("
                            + e.getClass().getSimpleName() + "): make the file readable, or set HF_TOKEN",
                    e);
        }
    }

    private Duration seconds(String variable, Duration otherwise) {
        String value = value(variable);
        try {
            return value == null ? otherwise : Duration.ofSeconds(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new InvalidFieldException(variable, "'" + value + "' must be a number of seconds");
        }
    }

    private boolean isTrue(String variable) {
        String value = value(variable);
        return value != null && TRUE.contains(value.strip().toUpperCase(Locale.ROOT));
    }

    private @Nullable Path path(String variable) {
        String value = value(variable);
        if (value == null) {
            return null;
        }
        return value.equals("~") || value.startsWith("~/")
                ? userHome().resolve(value.substring(Math.min(2, value.length())))
                : Path.of(value);
    }

    private Path userHome() {
        String home = value("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home);
    }

    private @Nullable String value(String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value;
    }
}
