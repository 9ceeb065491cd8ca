package dev.w2s.artifact.safetensors;

/** A name out of an untrusted file, fit for a message. */
final class Quoted {
    private static final int LONGEST = 200;

    private Quoted() {}

    static String of(String name) {
        return "'" + (name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...") + "'";
    }
}
