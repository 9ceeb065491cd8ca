package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.cli.Views;
import dev.w2s.study.job.Download;
import org.junit.jupiter.api.Test;

class JobLineTest {
    private static final String MODEL = "meta-llama/Meta-Llama-3-8B";
    private static final long SIZE = 16_060_556_376L;

    @Test
    void aJobThatWaitsForItsModelSaysHowMuchOfItHasArrived() {
        assertThat(JobLine.of(Views.waitingFor(1, new Download(MODEL, 3_217_000_000L, SIZE)), 20))
                .isEqualTo("running   student, seed 1       downloading 3.2 of 16.1 GB of meta-llama/Meta-Llama-3-8B");
    }

    @Test
    void aModelThatHasArrivedIsWhatTheJobBeginsWith() {
        assertThat(JobLine.of(Views.waitingFor(1, new Download(MODEL, SIZE, SIZE)), 20))
                .isEqualTo("running   student, seed 1       downloaded meta-llama/Meta-Llama-3-8B, 16.1 GB");
    }

    @Test
    void howMuchHasArrivedIsSeenInANarrowWindowToo() {
        assertThat(JobLine.of(Views.waitingFor(1, new Download(MODEL, 3_217_000_000L, SIZE)), 20)
                        .substring(0, 79))
                .contains("3.2 of 16.1 GB");
    }
}
