package dev.w2s.artifact.safetensors;

/** Makes a name from an untrusted file fit for a message: quoted, and cut to a reasonable length. */
final class Quoted {
    private static final int LONGEST = 200;

    private Quoted() {}

    static String of(String name) {
        return "'" + (name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...") + "'";
    }
}
