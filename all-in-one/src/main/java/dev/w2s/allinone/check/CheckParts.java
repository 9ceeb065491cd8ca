package dev.w2s.allinone.check;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.eval.plan.ImpatientHub;
import dev.w2s.eval.plan.TaskPinning;
import dev.w2s.hub.HubSettings;
import dev.w2s.label.MiniLmTokens;
import dev.w2s.label.task.TaskPreparation;
import dev.w2s.label.task.record.RecordReaders;
import dev.w2s.label.task.source.Whereabouts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts a check together from the parts that the services have. */
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
        // Whoever runs a check reads what they may read anyhow.
        Whereabouts whereabouts = new Whereabouts(List.of(), scratch, LARGEST_DOWNLOAD, true, hub);
        TaskPreparation preparation = new TaskPreparation(
                whereabouts.files(CheckParts.class.getClassLoader()), new RecordReaders(duckDb), duckDb, scratch);
        return new Checking(new TaskPinning(new ImpatientHub(hub), List.of()), preparation, new MiniLmTokens());
    }
}
