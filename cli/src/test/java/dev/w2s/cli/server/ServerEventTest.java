package dev.w2s.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerEventTest {
    private static List<ServerEvent> events(String... lines) {
        ServerEvent.Assembler assembler = new ServerEvent.Assembler();
        return Stream.of(lines).map(assembler::accept).flatMap(Optional::stream).toList();
    }

    @Test
    void aBlankLineCompletesAnEvent() {
        assertThat(events("event: job", "data: {}", "")).containsExactly(new ServerEvent("job", "{}"));
    }

    @Test
    void withoutABlankLineThereIsNoEvent() {
        assertThat(events("event: job", "data: {}")).isEmpty();
    }

    @Test
    void severalDataLinesAreOneTextWithLineBreaks() {
        assertThat(events("event: job", "data: {", "data: }", "")).containsExactly(new ServerEvent("job", "{\n}"));
    }

    @Test
    void onlyOneBlankAfterTheColonIsDropped() {
        assertThat(events("data:  x", "")).containsExactly(new ServerEvent("message", " x"));
    }

    @Test
    void noBlankAfterTheColonIsNeeded() {
        assertThat(events("event:job", "data:x", "")).containsExactly(new ServerEvent("job", "x"));
    }

    @Test
    void commentsAndIdsAreNoEvents() {
        assertThat(events(": still here", "", "id: 7", "")).isEmpty();
    }

    @Test
    void theTypeOfOneEventIsForgottenInTheNext() {
        assertThat(events("event: job", "data: a", "", "data: b", ""))
                .containsExactly(new ServerEvent("job", "a"), new ServerEvent("message", "b"));
    }
}
