package dev.w2s.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectRulesTest {
    private static final URI HUB = URI.create("https://huggingface.co");
    private static final URI FILE = URI.create("https://huggingface.co/gpt2/resolve/main/model.bin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://127.8.8.8/x",
                "https://[::1]/x",
                "https://10.0.0.1/x",
                "https://172.16.3.4/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x",
                "https://0.0.0.0/x",
                "https://[fe80::1]/x",
                "https://[fd12:3456::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://224.0.0.1/x",
                "//127.0.0.1/x"
            })
    void privateAddressesAreRefused(String location) {
        assertThatThrownBy(() -> rules(HUB).follow(FILE, location))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("an address of this machine or of a private network: refused");
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsRefused() {
        assertThatThrownBy(() -> rules(HUB).follow(FILE, "https://inside.example/x"))
                .hasMessageContaining("inside.example, an address of this machine");
    }

    @Test
    void aHubInsideAPrivateNetworkMaySendToItsNeighbours() {
        // given
        RedirectRules inside = rules(URI.create("https://inside.example"));

        // then
        assertThat(inside.follow(URI.create("https://inside.example/x"), "https://10.0.0.2/y"))
                .isEqualTo(URI.create("https://10.0.0.2/y"));
    }

    @Test
    void anyPublicHostIsFollowed() {
        assertThat(rules(HUB).follow(FILE, "https://cdn.example/blob?Signature=a%2Fb"))
                .isEqualTo(URI.create("https://cdn.example/blob?Signature=a%2Fb"));
    }

    @Test
    void aRelativeAddressStaysOnTheHost() {
        assertThat(rules(HUB).follow(FILE, "/openai-community/gpt2/resolve/main/model.bin"))
                .isEqualTo(URI.create("https://huggingface.co/openai-community/gpt2/resolve/main/model.bin"));
    }

    @Test
    void encryptionIsNotGivenUp() {
        assertThatThrownBy(() -> rules(HUB).follow(FILE, "http://cdn.example/x"))
                .hasMessageContaining("cdn.example without encryption: refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://cdn.example/x", "https:///x", "a b"})
    void whatIsNoWebAddressIsRefused(String location) {
        assertThatThrownBy(() -> rules(HUB).follow(FILE, location)).hasMessageContaining("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/x,      true",
        "https://HuggingFace.co:443/x,  true",
        "http://huggingface.co/x,       false",
        "https://huggingface.co:8443/x, false",
        "https://cdn.huggingface.co/x,  false",
        "https://huggingface.co.evil/x, false",
        "https://huggingface.co@evil/x, false",
    })
    void theHubIsKnownBySchemeHostAndPort(URI uri, boolean hub) {
        assertThat(rules(HUB).isEndpoint(uri)).isEqualTo(hub);
    }

    private static RedirectRules rules(URI endpoint) {
        return new RedirectRules(endpoint, RedirectRulesTest::lookUp, "check it");
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "huggingface.co", "cdn.example" -> InetAddress.getAllByName("203.0.113.7");
            case "inside.example" ->
                new InetAddress[] {InetAddress.getByName("203.0.113.8"), InetAddress.getByName("10.1.2.3")};
            default -> InetAddress.getAllByName(host);
        };
    }
}
