package dev.w2s.hub.http;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules for redirects, and for who sees the token. The hub redirects renamed repositories to itself and large files
 * to storage hosts that nobody knows beforehand, so every public host is allowed. But a public server may not redirect
 * into a private network, and a connection that was encrypted stays encrypted.
 */
public final class RedirectRules {
    static final int MOST_REDIRECTS = 10;

    private final URI endpoint;
    private final AddressLookup addresses;
    private final String remedy;

    /**
     * Makes the rules of one server.
     *
     * @param endpoint the server's address
     * @param remedy what a user can do if a redirect breaks the rules: {@code "check that ..."}
     */
    public RedirectRules(URI endpoint, AddressLookup addresses, String remedy) {
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

    /** Tells whether the endpoint itself is this machine or in a private network. */
    public boolean isInside() {
        return isPrivate(endpoint.getHost());
    }

    /** Tells whether an address has the scheme, host and port of the endpoint, which alone may see the token. */
    public boolean isEndpoint(URI uri) {
        return scheme(endpoint).equals(scheme(uri))
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && port(endpoint) == port(uri);
    }

    /**
     * Returns the address that a redirect leads to.
     *
     * @param from the address that answered with the redirect
     * @param location the redirect's header of that name
     * @throws CategorizedException {@code INVALID_REQUEST} if the redirect breaks the rules
     */
    public URI follow(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(from, "something that is not an address", e);
        }
        String scheme = scheme(target);
        if (target.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw refused(from, "something that is not an https address", null);
        }
        if (scheme.equals("http") && scheme(from).equals("https")) {
            throw refused(from, target.getHost() + " without encryption", null);
        }
        if (!isEndpoint(target) && isPrivate(target.getHost()) && !isInside()) {
            throw refused(from, target.getHost() + ", an address of this machine or of a private network", null);
        }
        return target;
    }

    /**
     * Tells whether a host is in a private network. A name without an address here leads nowhere, or to a proxy that
     * knows it. The connection looks the name up again, and gets the same addresses within 30 s, unless
     * {@code networkaddress.cache.ttl} is changed.
     */
    private boolean isPrivate(String host) {
        try {
            return Arrays.stream(addresses.lookUp(host)).anyMatch(RedirectRules::isPrivate);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Tells whether an address is loopback, link-local, site-local or multicast, or one of those that Java's methods
     * don't know: 0/8, 100.64/10 (shared by carriers), fc00::/7.
     */
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean beyondJava = address instanceof Inet6Address
                ? (first & 0xfe) == 0xfc
                : first == 0 || (first == 100 && (second & 0xc0) == 64);
        return beyondJava
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    private CategorizedException refused(URI from, String where, @Nullable Exception cause) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                from.getHost() + " redirects to " + where + ": refused; " + remedy,
                cause);
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
    }
}
