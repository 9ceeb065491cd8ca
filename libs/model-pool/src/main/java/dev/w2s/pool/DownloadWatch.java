package dev.w2s.pool;

import dev.w2s.hub.DownloadListener;
import dev.w2s.study.job.Download;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.worker.JobContext;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the job that waits for a model tell how much of it has arrived, and stops the download when the job is to stop.
 * The log gets a line at every tenth of the way. Nothing is told of a model that is in the cache.
 */
public final class DownloadWatch implements DownloadListener {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWatch.class);
    private static final int LINES = 10;
    private static final double GIGABYTE = 1e9;

    private final String model;
    private final JobContext context;
    private boolean underWay;
    private long lastTenth = -1;

    public DownloadWatch(PinnedModel model, JobContext context) {
        this.model = model.reference().withoutRevision();
        this.context = context;
    }

    @Override
    public void onProgress(Progress progress) {
        context.throwIfStopRequested();
        if (progress.files() < progress.totalFiles()) {
            tell(progress);
        } else if (underWay) {
            underWay = false;
            context.downloading(new Download(model, progress.totalBytes(), progress.totalBytes()));
        }
        log(progress);
    }

    /**
     * Tells nothing while all bytes are there and not all files: then the last ones are being checked, which takes
     * moments.
     */
    private void tell(Progress progress) {
        Download download = new Download(model, progress.bytes(), progress.totalBytes());
        if (!download.hasArrived()) {
            underWay = true;
            context.downloading(download);
        }
    }

    private void log(Progress progress) {
        long tenth = progress.totalBytes() == 0 ? LINES : LINES * progress.bytes() / progress.totalBytes();
        if (lastTenth >= 0 && tenth > lastTenth) {
            LOG.info(
                    "model's files: {} % of {} GB",
                    tenth * 100 / LINES, String.format(Locale.ROOT, "%.2f", progress.totalBytes() / GIGABYTE));
        }
        lastTenth = tenth;
    }
}
