package dev.w2s.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.cli.Views;
import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.server.ServerAddress;
import dev.w2s.cli.server.Update;
import dev.w2s.study.StudyState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyWatchTest {
    private final StringWriter out = new StringWriter();
    private final StudyWatch watch = StudyWatch.on(
            new PrintWriter(out, true), false, new EvalService(ServerAddress.named("http://127.0.0.1:1")));

    static List<Update> updatesThatGoOn() {
        return List.of(
                new Update.Job(Views.runningAt(1, 8)),
                new Update.Study(Views.summary("a", StudyState.RUNNING)),
                new Update.Disconnected("it takes too long"));
    }

    @ParameterizedTest
    @MethodSource("updatesThatGoOn")
    void mostUpdatesAreNotTheLast(Update update) {
        assertThat(watch.handled(update)).isFalse();
    }

    @Test
    void theEndIsTheLast() {
        assertThat(watch.handled(new Update.Ended())).isTrue();
    }

    @Test
    void aLostServerEndsTheCommandWithItsReason() {
        assertThatThrownBy(() -> watch.handled(new Update.Lost(3, "it is gone")))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessage("it is gone");
    }

    @Test
    void everyKindOfUpdateIsTried() {
        // given
        Stream<Update> ends = Stream.of(new Update.Ended(), new Update.Lost(3, "it is gone"));

        // when
        List<Class<?>> tried = Stream.concat(updatesThatGoOn().stream(), ends)
                .<Class<?>>map(Object::getClass)
                .toList();

        // then
        assertThat(tried).containsExactlyInAnyOrder(Update.class.getPermittedSubclasses());
    }
}
