package dev.w2s.eval.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.job.JobState;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobTransitionsTest {
    /** Columns are states, rows signals; a dot changes nothing. */
    private static final String TABLE = """
                           WAITING  RELEASED RUNNING  FINISHED FAILED   CANCELLED
            INPUTS_READY   RELEASED .        .        .        .        .
            INPUT_LOST     .        WAITING  .        .        .        .
            INPUT_FAILED   FAILED   .        .        .        .        .
            STARTED        .        RUNNING  RUNNING  .        .        .
            PROGRESSED     .        RUNNING  RUNNING  .        .        .
            RETRYING       .        RELEASED RELEASED .        .        .
            FAILED         .        FAILED   FAILED   .        .        .
            STOPPED        .        WAITING  WAITING  .        .        .
            FINISHED       .        FINISHED FINISHED .        .        .
            ARTIFACT_FOUND FINISHED FINISHED FINISHED .        FINISHED FINISHED
            CANCELLED      CANCELLED CANCELLED CANCELLED .     .        .
            NEEDED_AGAIN   .        .        .        WAITING  WAITING  WAITING
            """;

    @Test
    void theTableIsThis() {
        assertThat(printed()).isEqualTo(normalized(TABLE));
    }

    private static String printed() {
        String head = Arrays.stream(JobState.values()).map(Enum::name).collect(Collectors.joining(" "));
        String rows = Arrays.stream(JobSignal.values())
                .map(signal -> signal + " "
                        + Arrays.stream(JobState.values())
                                .map(state -> JobTransitions.next(state, signal)
                                        .map(Enum::name)
                                        .orElse("."))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        return head + "\n" + rows;
    }

    private static String normalized(String table) {
        return table.strip()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .collect(Collectors.joining("\n"));
    }
}
