package dev.w2s.hub;

import java.util.LinkedHashMap;
import java.util.Map;

/** A fault that {@link LocalHub} makes in one answer. */
public sealed interface ServerFault {
    /** Another status, with headers. */
    record Status(int code, Map<String, String> headers) implements ServerFault {}

    /** The connection ends after so many bytes of the body. */
    record BrokenAfter(int bytes) implements ServerFault {}

    /** So many bytes of the body arrive and then nothing, while the connection stays. */
    record StalledAfter(int bytes) implements ServerFault {}

    /** Something happens while half of the body is on its way. */
    record Meanwhile(Runnable event) implements ServerFault {}

    /** A bit of the body is flipped. */
    record Garbled() implements ServerFault {}

    /** The whole file, whatever range was asked for. */
    record RangeIgnored() implements ServerFault {}

    /** One more header; the rest is as it should be. */
    record Header(String name, String value) implements ServerFault {}

    static ServerFault status(int code, String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Status(code, headers);
    }

    static ServerFault redirect(String location) {
        return status(302, "Location", location);
    }
}
