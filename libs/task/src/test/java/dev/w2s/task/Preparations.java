package dev.w2s.task;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.hub.HubSettings;
import dev.w2s.task.source.DataSources;
import dev.w2s.task.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Preparations as the service makes them. */
final class Preparations {
    private static final long LARGEST_FILE = 1L << 30;

    private Preparations() {}

    /** @param environment says where the hub is */
    static TaskPreparation in(Path folder, Map<String, String> environment) {
        DuckDb duckDb = new DuckDb(1, 256);
        SourceSettings settings = new SourceSettings(
                List.of(),
                folder,
                LARGEST_FILE,
                true,
                () -> HubSettings.fromEnvironment(environment),
                Preparations.class.getClassLoader());
        return new TaskPreparation(DataSources.of(settings), duckDb, folder);
    }
}
