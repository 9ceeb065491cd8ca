package dev.w2s.label.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records of each part of a source, from which splits are drawn one after the other. */
final class Pools {
    private final Map<SourceSplit, List<Group>> groups = new EnumMap<>(SourceSplit.class);
    private final Set<String> drawnFrom = new HashSet<>();

    Pools(Collection<SourceRecord> records, long seed) {
        for (SourceSplit origin : SourceSplit.values()) {
            List<SourceRecord> ofOrigin =
                    records.stream().filter(record -> record.origin() == origin).toList();
            groups.put(origin, Group.inRandomOrder(ofOrigin, seed));
        }
    }

    /** The part a split is drawn from: its own, or the training part of a source that has none for it. */
    SourceSplit poolOf(SourceSplit own) {
        return ofPart(own).isEmpty() ? SourceSplit.TRAIN : own;
    }

    Counts held(SourceSplit part) {
        return Counts.count(
                part.name(),
                ofPart(part).stream().flatMap(group -> group.records().stream()).toList());
    }

    /**
     * Draws {@code ofEachLabel} records of each label, or as many as there are. A group that gave one gives none to
     * later draws, not even what it has left.
     */
    List<SourceRecord> draw(SourceSplit part, int ofEachLabel) {
        int[] missing = {ofEachLabel, ofEachLabel};
        List<SourceRecord> drawn = new ArrayList<>();
        for (Group group : ofPart(part)) {
            if (drawnFrom.contains(group.name())) {
                continue;
            }
            for (SourceRecord record : group.records()) {
                if (missing[record.label()] > 0) {
                    missing[record.label()]--;
                    drawn.add(record);
                    drawnFrom.add(group.name());
                }
            }
        }
        return drawn;
    }

    private List<Group> ofPart(SourceSplit part) {
        return groups.getOrDefault(part, List.of());
    }
}
