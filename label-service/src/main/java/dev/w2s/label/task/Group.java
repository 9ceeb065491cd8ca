package dev.w2s.label.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records that no two splits may share.
 *
 * @param rank the group's place in the random order of a seed: the first 8 bytes of SHA-256({@code "<seed> <name>"}).
 *     It depends on nothing else, so a group keeps its place among others whatever comes or goes
 * @param records in the order of their ids
 */
record Group(long rank, String name, List<SourceRecord> records) {
    private static final Comparator<Group> RANDOM_ORDER =
            Comparator.comparingLong(Group::rank).thenComparing(Group::name);

    /** The groups of {@code records} in the order of {@code seed}. */
    static List<Group> inRandomOrder(List<SourceRecord> records, long seed) {
        MessageDigest sha256 = sha256();
        Map<String, List<SourceRecord>> byName = records.stream()
                .sorted(Comparator.comparing(SourceRecord::id))
                .collect(Collectors.groupingBy(SourceRecord::group));
        return byName.entrySet().stream()
                .map(entry -> new Group(hash(sha256, seed, entry.getKey()), entry.getKey(), entry.getValue()))
                .sorted(RANDOM_ORDER)
                .toList();
    }

    private static long hash(MessageDigest sha256, long seed, String name) {
        byte[] digest = sha256.digest((seed + " " + name).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
