package dev.w2s.task.source;

import dev.w2s.hub.HubSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a process may read and download of tasks' sources.
 *
 * @param folders those that tasks may read, with all below them; an empty list allows every folder
 * @param cache a folder for files that come from web servers and out of jars
 * @param largestFile the size in bytes of the largest file that is downloaded from a web server
 * @param privateHosts whether tasks may name web servers of this machine and of private networks
 * @param hub the settings of the hub; they are asked for when the first task names the hub
 * @param classPath where files of {@code maven:} sources are looked for
 */
public record SourceSettings(
        List<Path> folders,
        Path cache,
        long largestFile,
        boolean privateHosts,
        Supplier<HubSettings> hub,
        ClassLoader classPath) {
    public SourceSettings {
        folders = List.copyOf(folders);
    }
}
