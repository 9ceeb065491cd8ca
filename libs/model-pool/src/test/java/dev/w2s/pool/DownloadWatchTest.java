package dev.w2s.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.hub.DownloadListener.Progress;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import org.junit.jupiter.api.Test;

class DownloadWatchTest {
    private final Job job = new Job();
    private final DownloadWatch watch = new DownloadWatch(job);

    @Test
    void aJobThatIsToStopStopsItsDownload() {
        // given
        job.stopRequested = true;

        // then
        assertThatThrownBy(() -> watch.onProgress(new Progress(1, 10, 0, 1)))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("cancelled by a user");
    }

    @Test
    void nothingToDownloadIsNoDivisionByZero() {
        assertThatCode(() -> watch.onProgress(new Progress(0, 0, 0, 0))).doesNotThrowAnyException();
    }

    private static final class Job implements JobContext {
        private boolean stopRequested;

        @Override
        public void throwIfStopRequested() {
            if (isStopRequested()) {
                throw new CategorizedException(FailureCategory.CANCELLED, "cancelled by a user");
            }
        }

        @Override
        public boolean isStopRequested() {
            return stopRequested;
        }

        @Override
        public void progressed(JobProgress progress) {}

        @Override
        public int tokenBudgetDivisor() {
            return 1;
        }

        @Override
        public ArtifactStore store() {
            throw new UnsupportedOperationException("a download needs no store");
        }

        @Override
        public ProgressFolder progressFolder() {
            throw new UnsupportedOperationException("a download keeps its progress in the cache");
        }
    }
}
