package dev.w2s.task.split;

import dev.w2s.task.example.FormattedExample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One split while it is drawn: it takes examples in order until it has enough of each label. */
final class SplitDraw {
    private final int[] missing;
    private final Set<String> takenGroups;
    private final NearDuplicates heldOut;
    private final List<FormattedExample> drawn = new ArrayList<>();
    private final List<Shingles> texts = new ArrayList<>();
    private final Set<String> groups = new HashSet<>();
    private int nearDuplicates;

    /**
     * Begins a split.
     *
     * @param takenGroups groups that gave an example to an earlier split; this split takes none of their other examples
     * @param heldOut the texts of earlier splits
     */
    SplitDraw(int ofEachLabel, Set<String> takenGroups, NearDuplicates heldOut) {
        this.missing = new int[] {ofEachLabel, ofEachLabel};
        this.takenGroups = takenGroups;
        this.heldOut = heldOut;
    }

    /** Takes the example if the split needs it. Returns false once nothing is missing. */
    boolean offer(SplitCandidate candidate) {
        FormattedExample example = candidate.example();
        if (missing[example.label()] > 0 && !takenGroups.contains(example.group())) {
            Shingles content = Shingles.of(candidate.content());
            if (heldOut.hasLike(content)) {
                nearDuplicates++;
            } else {
                missing[example.label()]--;
                drawn.add(example);
                texts.add(content);
                groups.add(example.group());
            }
        }
        return missing[0] > 0 || missing[1] > 0;
    }

    /** Returns the split's examples, and holds them out from later splits. */
    List<FormattedExample> finish() {
        takenGroups.addAll(groups);
        texts.forEach(heldOut::add);
        return drawn;
    }

    /** Returns how many examples were passed over because an earlier split has a near duplicate. */
    int nearDuplicates() {
        return nearDuplicates;
    }

    /** Returns how many examples of a label the split has. */
    int taken(int label, int ofEachLabel) {
        return ofEachLabel - missing[label];
    }
}
