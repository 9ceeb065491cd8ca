package dev.w2s.label.preparation;

import dev.w2s.task.PreparationWatch;
import dev.w2s.worker.JobContext;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a preparation when its job must stop, and logs how far a long preparation has come. */
final class JobWatch implements PreparationWatch {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final int RECORDS_BETWEEN_LOOKS = 1 << 12;
    private static final int RECORDS_BETWEEN_LINES = 250_000;
    private static final double MEGABYTE = 1e6;

    private final JobContext context;
    private long records;
    private int tenthLogged;

    JobWatch(JobContext context) {
        this.context = context;
    }

    @Override
    public void onProgress(Progress progress) {
        context.throwIfStopRequested();
        int tenth = progress.totalBytes() == 0 ? 0 : (int) (10 * progress.bytes() / progress.totalBytes());
        if (tenth > tenthLogged) {
            tenthLogged = tenth;
            LOG.info(
                    "{} % of the task's files are here, of {} MB",
                    10 * tenth, String.format(Locale.ROOT, "%.1f", progress.totalBytes() / MEGABYTE));
        }
    }

    @Override
    public void read() {
        records++;
        if (records % RECORDS_BETWEEN_LOOKS == 0) {
            context.throwIfStopRequested();
        }
        if (records % RECORDS_BETWEEN_LINES == 0) {
            LOG.info("{} records read", records);
        }
    }
}
