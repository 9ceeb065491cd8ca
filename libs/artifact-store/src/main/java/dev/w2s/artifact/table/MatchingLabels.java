package dev.w2s.artifact.table;

import dev.w2s.artifact.file.FileFailure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The labels of a file, once it is sure that they are those of the examples asked for: each has one, and nothing else has. */
final class MatchingLabels {
    private static final int SHOWN = 5;

    private final Path file;
    private final Map<String, Double> probabilities = new HashMap<>();

    MatchingLabels(Path file, List<LabelRow> rows) {
        this.file = file;
        Set<String> repeated = new TreeSet<>();
        for (LabelRow row : rows) {
            if (probabilities.put(row.id(), row.probability()) != null) {
                repeated.add(row.id());
            }
        }
        refuseAny(repeated, "labels twice: ");
    }

    double[] of(List<String> ids) {
        Set<String> unlabelled = new TreeSet<>(ids);
        Set<String> strangers = new TreeSet<>(probabilities.keySet());
        strangers.removeAll(unlabelled);
        unlabelled.removeAll(probabilities.keySet());
        refuseAny(unlabelled, "has no label for ");
        refuseAny(strangers, "labels what is not in the split: ");
        return ids.stream()
                .mapToDouble(id -> Objects.requireNonNull(probabilities.get(id)))
                .toArray();
    }

    private void refuseAny(Set<String> ids, String complaint) {
        if (!ids.isEmpty()) {
            throw FileFailure.corrupt(file, complaint + named(ids));
        }
    }

    private static String named(Collection<String> ids) {
        String first = ids.stream().limit(SHOWN).map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return ids.size() <= SHOWN ? first : first + " and " + (ids.size() - SHOWN) + " more";
    }
}
