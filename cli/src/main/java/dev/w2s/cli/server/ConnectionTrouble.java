package dev.w2s.cli.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** The JDK's HTTP client often leaves the message of its exceptions empty. */
final class ConnectionTrouble {
    private ConnectionTrouble() {}

    static String inWords(IOException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        if (trouble instanceof HttpTimeoutException) {
            return "it takes too long";
        }
        if (trouble instanceof ConnectException) {
            return "nothing listens there";
        }
        String message = trouble.getMessage();
        return message == null ? trouble.getClass().getSimpleName() : message;
    }
}
