package dev.w2s.tools.check;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.hub.HubSettings;
import dev.w2s.hub.ShortTimeoutHub;
import dev.w2s.model.tokenizer.MiniLmTokens;
import dev.w2s.task.TaskPreparation;
import dev.w2s.task.card.TokenCounter;
import dev.w2s.task.pinning.TaskPinning;
import dev.w2s.task.source.Whereabouts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        Supplier<HubSettings> hub = () -> HubSettings.fromEnvironment(environment);
        DuckDb duckDb = new DuckDb(1, MEMORY_MEGABYTES);
        // No folder is forbidden: a user's own process reads what the user may read.
        Whereabouts whereabouts = new Whereabouts(List.of(), scratch, LARGEST_DOWNLOAD, true, hub);
        TaskPreparation preparation =
                TaskPreparation.of(whereabouts, CheckParts.class.getClassLoader(), duckDb, scratch);
        return new Checking(
                new TaskPinning(new ShortTimeoutHub(hub), List.of()),
                preparation,
                new TokenCounter(MiniLmTokens.NAME, new MiniLmTokens()::count));
    }
}
