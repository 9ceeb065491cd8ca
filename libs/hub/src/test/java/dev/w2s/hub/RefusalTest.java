package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What a user reads when the hub says no. */
class RefusalTest extends DownloadTest {
    private static final HubRepository TINY = HubRepository.parse(RepositoryKind.MODEL, "acme/tiny");

    @Test
    void anUnknownRepositoryWithoutAToken() {
        assertPin(TINY, FailureCategory.INVALID_REQUEST)
                .hasMessageContaining("the hub shows no model acme/tiny to those without a token")
                .hasMessageContaining("check the name; if it is private or gated, set HF_TOKEN");
    }

    @Test
    void anUnknownRepositoryWithAToken() {
        // given
        hub.acceptsToken("hf_good");
        client = clientWith(new HubToken("hf_good", "HF_TOKEN"));

        // then
        assertPin(TINY, FailureCategory.MISSING_INPUT)
                .hasMessageContaining("there is no model acme/tiny at " + hub.endpoint())
                .hasMessageContaining("the user of the token from HF_TOKEN can't see it");
    }

    @Test
    void aTokenTheHubDoesNotKnow() {
        // given
        weightsOnHub();
        client = clientWith(new HubToken("hf_old", "/home/me/.cache/huggingface/token"));

        // then
        assertPin(TINY, FailureCategory.INVALID_REQUEST)
                .hasMessageContaining("does not accept the token from /home/me/.cache/huggingface/token")
                .hasMessageContaining("it may have expired");
    }

    @Test
    void aGatedRepositoryWithoutAToken() {
        // given
        weightsOnHub().gated();

        // then
        assertDownload(FailureCategory.INVALID_REQUEST)
                .hasMessageContaining("the model acme/tiny is gated")
                .hasMessageContaining("accept its terms at " + hub.endpoint() + "/acme/tiny, and set HF_TOKEN");
    }

    @Test
    void aGatedRepositoryWithAToken() {
        // given
        weightsOnHub().gated();
        hub.acceptsToken("hf_good");
        client = clientWith(new HubToken("hf_good", "HF_TOKEN"));

        // then
        assertDownload(FailureCategory.INVALID_REQUEST)
                .hasMessageContaining(
                        "accept its terms at " + hub.endpoint() + "/acme/tiny as the user of the token from HF_TOKEN");
    }

    @Test
    void aRepositoryThatIsClosedToTheUser() {
        // given
        weightsOnHub().closed();

        // then
        assertDownload(FailureCategory.INVALID_REQUEST)
                .hasMessageContaining("the model acme/tiny is closed to those without a token");
    }

    @Test
    void aRevisionThatIsNotThere() {
        // given
        weightsOnHub();

        // then
        assertPin(TINY.at("v2"), FailureCategory.MISSING_INPUT)
                .hasMessageContaining("the model acme/tiny has no revision 'v2'");
    }

    @Test
    void aCommitThatIsNotThere() {
        // given
        weightsOnHub();

        // then
        assertPin(TINY.at("f".repeat(40)), FailureCategory.MISSING_INPUT).hasMessageContaining("no revision 'ffffffff");
    }

    @Test
    void aFileThatIsNotThere() {
        // given
        weightsOnHub();

        // then
        assertThatThrownBy(() -> client.pin(TINY).file("pytorch_model.bin"))
                .hasMessageContaining("the model acme/tiny@main")
                .hasMessageContaining("has no file 'pytorch_model.bin'; it has model.safetensors");
    }

    @Test
    void aFileThatWentAfterItWasListed() {
        // given
        weightsOnHub();
        hub.onHub("/resolve/", ServerFault.status(404, "X-Error-Code", "EntryNotFound"));

        // then
        assertDownload(FailureCategory.MISSING_INPUT)
                .hasMessageContaining("the model acme/tiny has no file 'model.safetensors' at main");
    }

    @Test
    void noFileThatIsWanted() {
        // given
        weightsOnHub();

        // then
        assertThatThrownBy(() -> client.snapshot(client.pin(TINY), file -> false, DownloadListener.NONE))
                .hasMessageContaining("has none of the files that are wanted; it has model.safetensors");
    }

    @Test
    void tooManyRequestsAreWaitedOutForAsLongAsTheHubAsks() {
        // given
        weightsOnHub();
        hub.onHub("revision", ServerFault.status(429, "Retry-After", "17"));
        hub.onHub("tree", ServerFault.status(429, "RateLimit", "\"api\";r=0;t=55"));

        // when
        client.pin(TINY);

        // then
        assertThat(pauses).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(55));
    }

    @Test
    void aWaitBeyondTheLimitIsNotBegun() {
        // given
        weightsOnHub();
        hub.onHub("revision", ServerFault.status(429, "Retry-After", "301"));

        // then
        assertPin(TINY, FailureCategory.INFRASTRUCTURE)
                .hasMessageContaining("too many requests (429), and asks to wait 301 s; with a token it allows more")
                .hasMessageContaining("tried once");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aHubThatIsDownForAMomentIsAskedAgainLaterAndLater() {
        // given
        weightsOnHub();
        ServerFault down = ServerFault.status(503);
        hub.onHub("revision", down, down, down);

        // when
        client.pin(TINY);

        // then
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(2), Duration.ofMillis(4));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(2), Duration.ofMillis(4));
    }

    @Test
    void aHubThatStaysDown() {
        // given
        ServerFault down = ServerFault.status(503);
        hub.onHub("revision", down, down, down, down);

        // then
        assertPin(TINY, FailureCategory.INFRASTRUCTURE)
                .hasMessageContaining("cannot ask " + hub.endpoint() + " for acme/tiny@main")
                .hasMessageContaining("answered 503 (tried 4 times)");
    }

    @Test
    void noNetworkAndNothingInTheCache() {
        // given
        hub.close();

        // then
        assertPin(TINY, FailureCategory.INFRASTRUCTURE)
                .hasMessageContaining("no connection; check the network")
                .hasMessageNotContaining("HF_HUB_OFFLINE");
    }

    @Test
    void noNetworkButARevisionInTheCache() {
        // given
        LocalRepository repository = weightsOnHub();
        download(repository);
        hub.close();

        // then
        assertPin(TINY, FailureCategory.INFRASTRUCTURE)
                .hasMessageContaining("the cache has commit " + repository.commit()
                        + " of acme/tiny@main: set HF_HUB_OFFLINE=1 to use it");
    }

    @Test
    void somethingThatIsNoHub() {
        // given
        hub.onHub("revision", ServerFault.status(200));

        // then
        assertPin(TINY, FailureCategory.INFRASTRUCTURE).hasMessageContaining("check that HF_ENDPOINT names a hub");
    }

    @Test
    void theHubsOwnWordsAreShownInOneLine() {
        // given
        weightsOnHub();
        hub.onHub("revision", ServerFault.status(403, "X-Error-Message", "a".repeat(500)));

        // then
        assertPin(TINY, FailureCategory.INVALID_REQUEST)
                .hasMessageContaining("('" + "a".repeat(200) + "')")
                .hasMessageNotContaining("a".repeat(201));
    }

    private AbstractThrowableAssert<?, ?> assertPin(HubRepository repository, FailureCategory category) {
        return assertThatThrownBy(() -> client.pin(repository))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(category));
    }

    private AbstractThrowableAssert<?, ?> assertDownload(FailureCategory category) {
        PinnedRepository pinned = client.pin(TINY);
        return assertThatThrownBy(() -> client.snapshot(pinned, file -> true, DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(category));
    }
}
