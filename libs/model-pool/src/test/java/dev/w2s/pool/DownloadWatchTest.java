package dev.w2s.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.artifact.ArtifactStore;
import dev.w2s.artifact.ProgressFolder;
import dev.w2s.hub.DownloadListener.Progress;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.job.Download;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.worker.JobContext;
import dev.w2s.worker.JobProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadWatchTest {
    private static final PinnedModel MODEL = new PinnedModel(
            new ModelReference("acme/tiny@0123456789abcdef0123456789abcdef01234567"),
            "0".repeat(64),
            null,
            Pooling.LAST_TOKEN,
            16);

    private final Job job = new Job();
    private final DownloadWatch watch = new DownloadWatch(MODEL, job);

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

    @Test
    void theJobTellsHowMuchHasArrivedOfTheModelThatItsStudyNames() {
        // when
        watch.onProgress(new Progress(1, 10, 0, 2));
        watch.onProgress(new Progress(4, 10, 1, 2));

        // then
        assertThat(job.downloads).containsExactly(new Download("acme/tiny", 1, 10), new Download("acme/tiny", 4, 10));
    }

    @Test
    void theArrivalIsToldOnceWhenAllFilesHaveBeenChecked() {
        // when
        watch.onProgress(new Progress(4, 10, 1, 2));
        watch.onProgress(new Progress(10, 10, 1, 2));
        watch.onProgress(new Progress(10, 10, 2, 2));
        watch.onProgress(new Progress(10, 10, 2, 2));

        // then
        assertThat(job.downloads).containsExactly(new Download("acme/tiny", 4, 10), new Download("acme/tiny", 10, 10));
    }

    @Test
    void aModelThatIsInTheCacheIsNoDownload() {
        // when
        watch.onProgress(new Progress(10, 10, 2, 2));

        // then
        assertThat(job.downloads).isEmpty();
    }

    private static final class Job implements JobContext {
        private final List<Download> downloads = new ArrayList<>();
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
        public void downloading(Download download) {
            downloads.add(download);
        }

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
