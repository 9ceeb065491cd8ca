package dev.w2s.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenSecrecyTest extends DownloadTest {
    @Test
    void neitherExceptionsNorTheLogShowTheTokenOrASignedAddress() throws Exception {
        // given: each kind of failure, with a token that would be found anywhere
        String secret = "hf_" + UUID.randomUUID();
        hub.acceptsToken(secret);
        client = clientWith(new HubToken(secret, "HF_TOKEN"));
        LocalRepository repository = weightsOnHub();
        StringWriter shown = new StringWriter();
        hub.onStorage(
                "model.safetensors", new ServerFault.BrokenAfter(10), ServerFault.status(500), ServerFault.status(403));
        hub.onStorage("model.safetensors", new ServerFault.Garbled(), new ServerFault.Garbled());

        // when
        show(() -> download(repository), shown);
        repository.gated();
        show(() -> download(repository), shown);
        hub.onHub("revision", ServerFault.redirect("ftp://elsewhere"));
        show(() -> download(repository), shown);
        hub.acceptsToken("another");
        show(() -> download(repository), shown);
        hub.close();
        show(() -> download(repository), shown);

        // then
        assertThat(shown.toString())
                .contains("arrived twice", "is gated", "redirects to", "does not accept", "no connection")
                .doesNotContain(secret)
                .doesNotContain("s3cret");
        assertThat(Files.readString(Path.of("target/test.log")))
                .contains("Cannot download 'model.safetensors'")
                .doesNotContain(secret)
                .doesNotContain("s3cret");
    }

    private static void show(Runnable failing, StringWriter to) {
        catchThrowable(failing::run).printStackTrace(new PrintWriter(to, true));
    }
}
