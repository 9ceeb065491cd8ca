package dev.w2s.task.example;

import java.nio.ByteBuffer;

/**
 * The two random decisions about a record's example. They follow from a digest of the seed and the record's id alone.
 */
record Chance(ByteBuffer digest) {
    static Chance of(long seed, String id) {
        return new Chance(ByteBuffer.wrap(Digest.of(seed + " " + id)));
    }

    /** Returns true for half of all ids. */
    boolean isHeads() {
        return (digest.get(0) & 1) == 1;
    }

    /** Returns a number in [0, bound). For a bound of some thousands, the numbers are equally likely to a millionth. */
    int below(int bound) {
        return (int) (Integer.toUnsignedLong(digest.getInt(4)) % bound);
    }
}
