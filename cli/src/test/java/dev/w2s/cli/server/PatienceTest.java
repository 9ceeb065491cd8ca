package dev.w2s.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void pausesDoubleUpToFiveSeconds() {
        Patience patience = new Patience(ServerAddress.Liveness.UNKNOWN);

        assertThat(Stream.generate(patience::nextPause).limit(7).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    }

    @Test
    void itEndsAfterAboutTwoMinutesOfPauses() {
        Patience patience = new Patience(ServerAddress.Liveness.UNKNOWN);
        Duration waited = Duration.ZERO;

        while (patience.exhausted("refused").isEmpty()) {
            waited = waited.plus(patience.nextPause());
        }

        assertThat(waited).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(140));
    }

    @Test
    void anAnswerRenewsIt() {
        Patience patience = new Patience(ServerAddress.Liveness.UNKNOWN);
        for (int attempt = 0; attempt < 100; attempt++) {
            patience.nextPause();
        }

        patience.reset();

        assertThat(patience.exhausted("refused")).isEmpty();
    }

    @Test
    void thereIsNoneForAServerThatIsKnownToBeGone() {
        Patience patience = new Patience(() -> Optional.of("it was killed"));

        assertThat(patience.exhausted("refused")).contains("it was killed");
    }
}
