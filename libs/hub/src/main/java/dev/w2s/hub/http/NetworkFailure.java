package dev.w2s.hub.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Describes Java's network exceptions, which often have no message and only a telling class. */
final class NetworkFailure {
    private static final String ADDRESS = "and the address (the hub's is HF_ENDPOINT)";

    private NetworkFailure() {}

    /** Returns what failed and what to check, as the end of a sentence. */
    static String words(IOException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (failure instanceof StatusFailure) {
            return String.valueOf(failure.getMessage());
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "the host's name is not known here; check the network, a proxy (-Dhttps.proxyHost), " + ADDRESS;
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "the host does not answer; check the network, a proxy (-Dhttps.proxyHost), " + ADDRESS;
        }
        if (failure instanceof ConnectException) {
            return "no connection; check the network, a proxy (-Dhttps.proxyHost), " + ADDRESS;
        }
        if (failure instanceof SSLException) {
            return "no encrypted connection (" + failure.getMessage() + "); does this Java trust the certificate?";
        }
        String kind = failure instanceof HttpTimeoutException
                ? ""
                : failure.getClass().getSimpleName() + ": ";
        return "the connection broke (" + kind + failure.getMessage() + ")";
    }
}
