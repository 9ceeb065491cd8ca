package dev.w2s.pool;

import dev.w2s.hub.DownloadListener;
import dev.w2s.worker.JobContext;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a model's download when its job is to stop, and writes a line into the log every tenth of the way. */
public final class DownloadWatch implements DownloadListener {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWatch.class);
    private static final int LINES = 10;
    private static final double GIGABYTE = 1e9;

    private final JobContext context;
    private long lastTenth = -1;

    public DownloadWatch(JobContext context) {
        this.context = context;
    }

    @Override
    public void onProgress(Progress progress) {
        context.throwIfStopRequested();
        long tenth = progress.totalBytes() == 0 ? LINES : LINES * progress.bytes() / progress.totalBytes();
        if (lastTenth >= 0 && tenth > lastTenth) {
            LOG.info(
                    "model's files: {} % of {} GB",
                    tenth * 100 / LINES, String.format(Locale.ROOT, "%.2f", progress.totalBytes() / GIGABYTE));
        }
        lastTenth = tenth;
    }
}
