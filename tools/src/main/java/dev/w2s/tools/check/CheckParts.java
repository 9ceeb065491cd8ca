package dev.w2s.tools.check;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.hub.HubSettings;
import dev.w2s.model.tokenizer.MiniLmTokens;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.source.DataSources;
import dev.w2s.task.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts a check together from the parts that the services use too. */
final class CheckParts {
    private static final int MEMORY_MEGABYTES = 256;
    private static final long LARGEST_DOWNLOAD = 20_000_000_000L;

    private CheckParts() {}

    /**
     * @param environment says where the hub and its cache are
     * @param scratch a folder for what is kept on disk meanwhile
     */
    static Checking checking(Map<String, String> environment, Path scratch) {
        DuckDb duckDb = new DuckDb(1, MEMORY_MEGABYTES);
        // No folder is forbidden: a user's own process reads what the user may read.
        DataSources sources = DataSources.of(new SourceSettings(
                List.of(),
                scratch,
                LARGEST_DOWNLOAD,
                true,
                () -> HubSettings.fromEnvironment(environment),
                CheckParts.class.getClassLoader()));
        return new Checking(
                sources,
                new TaskPreparation(sources, duckDb, scratch),
                new TokenCounter(MiniLmTokens.NAME, new MiniLmTokens()::count));
    }
}
