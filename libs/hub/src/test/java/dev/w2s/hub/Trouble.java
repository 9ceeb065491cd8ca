package dev.w2s.hub;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link LocalHub} does wrong with one answer. */
public sealed interface Trouble {
    /** Another status, with headers. */
    record Status(int code, Map<String, String> headers) implements Trouble {}

    /** The connection ends after so many bytes of the body. */
    record BrokenAfter(int bytes) implements Trouble {}

    /** So many bytes of the body arrive and then nothing, while the connection stays. */
    record StalledAfter(int bytes) implements Trouble {}

    /** Something happens while half of the body is on its way. */
    record Meanwhile(Runnable event) implements Trouble {}

    /** A bit of the body is flipped. */
    record Garbled() implements Trouble {}

    /** The whole file, whatever range was asked for. */
    record RangeIgnored() implements Trouble {}

    /** One more header; the rest is as it should be. */
    record Header(String name, String value) implements Trouble {}

    static Trouble status(int code, String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Status(code, headers);
    }

    static Trouble redirect(String location) {
        return status(302, "Location", location);
    }
}
