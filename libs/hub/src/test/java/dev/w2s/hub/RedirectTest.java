package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.hub.http.AddressLookup;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.RepositoryKind;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RedirectTest extends DownloadTest {
    @Test
    void theTokenGoesToTheHubAndNotToTheStorageHost() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.acceptsToken("hf_secret");
        client = clientWith(new HubToken("hf_secret", "HF_TOKEN"));

        // when
        download(repository);

        // then
        assertThat(hub.received())
                .filteredOn(each -> each.server().equals("hub"))
                .hasSize(3)
                .allMatch(each -> "Bearer hf_secret".equals(each.authorization()));
        assertThat(hub.received("storage", "")).hasSize(1).allMatch(each -> each.authorization() == null);
    }

    @Test
    void aRenamedRepositoryIsFollowedWithTheToken() {
        // given
        LocalRepository repository = hub.model("acme/new-name").file("config.json", "{}");
        hub.acceptsToken("hf_secret");
        hub.onHub("acme/old-name/revision", ServerFault.redirect("/api/models/acme/new-name/revision/main"));
        hub.onHub("acme/old-name/tree", ServerFault.redirect("/api/models/acme/new-name/tree/" + repository.commit()));
        hub.onHub(
                "acme/old-name/resolve",
                ServerFault.redirect("/acme/new-name/resolve/" + repository.commit() + "/config.json"));
        client = clientWith(new HubToken("hf_secret", "HF_TOKEN"));

        // when
        Path snapshot = client.snapshot(
                client.pin(HubRepository.parse(RepositoryKind.MODEL, "acme/old-name")),
                file -> true,
                DownloadListener.NONE);

        // then
        assertThat(snapshot.resolve("config.json")).hasContent("{}");
        assertThat(snapshot).startsWith(cache.resolve("models--acme--old-name"));
    }

    @Test
    void aCircleOfRedirectsEnds() {
        // given
        ServerFault again = ServerFault.redirect("/api/models/acme/tiny/revision/main");
        hub.onHub("revision", again, again, again, again, again, again, again, again, again, again, again);

        // then
        assertThatThrownBy(() -> client.pin(HubRepository.parse(RepositoryKind.MODEL, "acme/tiny")))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INFRASTRUCTURE))
                .hasMessageContaining("redirects in circles (10 times)");
        assertThat(hub.received()).hasSize(11);
    }

    @Test
    void aPublicHubMayNotSendUsToThisMachine() {
        // given: a hub whose name leads to a public address, as far as the client knows
        weightsOnHub();
        HubSettings settings = hub.settings(cache);
        URI named = URI.create("http://localhost:" + hub.endpoint().getPort());
        AddressLookup lookup = host ->
                host.equals("localhost") ? InetAddress.getAllByName("203.0.113.7") : InetAddress.getAllByName(host);
        HubClient outside = new HubClient(
                new HubSettings(named, cache, null, false, 1, settings.timeouts(), settings.retries()),
                lookup,
                pauses::add);

        // then
        assertThatThrownBy(() -> outside.snapshot(
                        outside.pin(HubRepository.parse(RepositoryKind.MODEL, "acme/tiny")),
                        file -> true,
                        DownloadListener.NONE))
                .isInstanceOfSatisfying(CategorizedException.class, failure -> assertThat(failure.category())
                        .isEqualTo(FailureCategory.INVALID_REQUEST))
                .hasMessageContaining("localhost redirects to 127.0.0.2, an address of this machine");
        assertThat(hub.received("storage", "")).isEmpty();
    }

    @Test
    void anExpiredAddressOfTheStorageHostIsAskedForAgain() {
        // given
        LocalRepository repository = weightsOnHub();
        hub.onStorage("model.safetensors", ServerFault.status(403));

        // when
        Path snapshot = download(repository);

        // then
        assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.received("hub", "/resolve/")).hasSize(2);
    }
}
