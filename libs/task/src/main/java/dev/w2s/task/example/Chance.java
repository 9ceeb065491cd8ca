package dev.w2s.task.example;

import java.nio.ByteBuffer;

/** The two decisions that a record's example leaves to chance, from a digest that seed and id determine. */
record Chance(ByteBuffer digest) {
    static Chance of(long seed, String id) {
        return new Chance(ByteBuffer.wrap(Digest.of(seed + " " + id)));
    }

    boolean isHeads() {
        return (digest.get(0) & 1) == 1;
    }

    /** In [0, bound); a bound of thousands is still even to a millionth. */
    int below(int bound) {
        return (int) (Integer.toUnsignedLong(digest.getInt(4)) % bound);
    }
}
