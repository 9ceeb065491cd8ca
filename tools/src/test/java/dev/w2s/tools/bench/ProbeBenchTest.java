package dev.w2s.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.tools.ToolRun;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbeBenchTest {
    private static ToolRun run(String... options) {
        return ToolRun.of(
                Stream.concat(Stream.of("bench", "probe"), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void everyProbeIsMeasuredBesideTheProduct() {
        // when
        ToolRun run = run("--examples", "200", "--queries", "20", "--features", "16", "--k", "10");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().skip(2).map(line -> line.substring(0, 42).strip()))
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
        // when
        ToolRun run = run("--help");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--examples", "--queries", "--features", "--k", "--block", "--threads");
    }

    @Test
    void aCommandLineThatCannotBeIsRefusedInWords() {
        assertThat(run("--examples", "many").exitCode()).isEqualTo(2);
        assertThat(run("--examples", "many").err()).contains("--examples: 'many' is not an integer");
        assertThat(run("--example", "3").err()).contains("unknown option '--example'");
        assertThat(run("--k").err()).contains("--k needs a value");
        assertThat(run("3").err()).contains("'3' is one argument too many");
    }

    @Test
    void moreNeighboursThanExamplesAreAFailure() {
        // when
        ToolRun run = run("--examples", "5", "--features", "4");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("k: 50 must be");
    }
}
