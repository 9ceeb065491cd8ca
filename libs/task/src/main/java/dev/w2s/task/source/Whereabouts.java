package dev.w2s.task.source;

import dev.w2s.hub.HubClient;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.WebClient;
import dev.w2s.hub.WebSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks' files may come from.
 *
 * @param folders those that tasks may read, with all below them; empty = any
 * @param cache a folder for what comes from web servers and out of jars
 * @param largestFile that is downloaded, in bytes
 * @param privateHosts whether web servers of this machine and of private networks may be named
 * @param hub asked for when the first task names the hub
 */
public record Whereabouts(
        List<Path> folders, Path cache, long largestFile, boolean privateHosts, Supplier<HubSettings> hub) {
    public Whereabouts {
        folders = List.copyOf(folders);
    }

    /** @param classPath for {@code maven:} sources */
    public TaskFiles files(ClassLoader classPath) {
        return new FilesBySource(
                new ClassPathFiles(classPath, cache.resolve("jars")),
                new FolderFiles(folders),
                new WebFiles(new WebClient(new WebSettings(cache.resolve("web"), largestFile, privateHosts))),
                new HubFiles(new OnDemand(hub)));
    }

    /** One client for all tasks, made when it is needed: a wrong setting of the hub hurts nobody who doesn't use it. */
    private static final class OnDemand implements Supplier<HubClient> {
        private final Supplier<HubSettings> settings;
        private @Nullable HubClient client;

        OnDemand(Supplier<HubSettings> settings) {
            this.settings = settings;
        }

        @Override
        public synchronized HubClient get() {
            if (client == null) {
                client = new HubClient(settings.get());
            }
            return client;
        }
    }
}
