package dev.w2s.tools.probebench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return ProbeBench.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyProbeIsMeasuredBesideTheProduct() {
        // when
        int exit = run("--examples", "200", "--queries", "20", "--features", "16", "--k", "10");

        // then
        assertThat(exit).isZero();
        assertThat(text(out).lines().skip(2).map(line -> line.substring(0, 42).strip()))
                .containsExactly(
                        "one product, examples x examples",
                        "kNN: fit",
                        "kNN: predict the examples",
                        "kNN: predict the queries",
                        "logistic regression: fit",
                        "logistic regression: predict the examples",
                        "logistic regression: predict the queries",
                        "TopoFilter: fit",
                        "TopoFilter: predict the examples",
                        "TopoFilter: predict the queries");
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("--examples", "--queries", "--features", "--k", "--block", "--threads");
    }

    @Test
    void aCommandLineThatCannotBeIsRefusedInWords() {
        assertThat(run("--examples", "many")).isEqualTo(2);
        assertThat(run("--example", "3")).isEqualTo(2);
        assertThat(run("--k")).isEqualTo(2);
        assertThat(text(err))
                .contains("--examples: 'many' is not an integer", "unknown option '--example'", "--k lacks its value");
    }

    @Test
    void moreNeighboursThanExamplesAreAFailure() {
        assertThat(run("--examples", "5", "--features", "4")).isEqualTo(1);
        assertThat(text(err)).contains("k: 50 must be");
    }
}
