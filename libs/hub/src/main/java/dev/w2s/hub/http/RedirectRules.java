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
 * Where a server may send us, and who sees the token. The hub redirects renamed repositories to itself and large files to
 * storage hosts that nobody knows beforehand, so every public host is allowed; but what answers inside a private network
 * is not a public server's to name, and a connection that was encrypted stays so.
 */
public final class RedirectRules {
    public static final int MOST_REDIRECTS = 10;

    private final URI endpoint;
    private final AddressLookup addresses;
    private final String remedy;

    /** @param remedy what to do where the rules are broken: {@code "check that ..."} */
    public RedirectRules(URI endpoint, AddressLookup addresses, String remedy) {
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /** Whether the endpoint itself is in this machine or in a private network. */
    public boolean isInside() {
        return isPrivate(endpoint.getHost());
    }

    /** The token is for the hub alone: same scheme, host and port as the endpoint. */
    public boolean isEndpoint(URI uri) {
        return scheme(endpoint).equals(scheme(uri))
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && port(endpoint) == port(uri);
    }

    /** The address that {@code location} means, seen from {@code from}; refused if it breaks the rules. */
    public URI follow(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(from, "what is no address", e);
        }
        String scheme = scheme(target);
        if (target.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw refused(from, "something that is no https address", null);
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
     * A name that can't be looked up here leads nowhere, or to a proxy that will. The connection looks it up again, and
     * within 30 s is told the same, unless {@code networkaddress.cache.ttl} says otherwise.
     */
    private boolean isPrivate(String host) {
        try {
            return Arrays.stream(addresses.lookUp(host)).anyMatch(RedirectRules::isPrivate);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Loopback, link-local, site-local, multicast; beyond Java's own: 0/8, 100.64/10 (shared by carriers), fc00::/7. */
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
