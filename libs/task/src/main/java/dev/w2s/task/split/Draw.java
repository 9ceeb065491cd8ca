package dev.w2s.task.split;

import dev.w2s.task.example.FormattedExample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One split being drawn: as many of each label as are missing, in order. */
final class Draw {
    private final int[] missing;
    private final Set<String> takenGroups;
    private final NearDuplicates heldOut;
    private final List<FormattedExample> drawn = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final Set<String> groups = new HashSet<>();
    private int nearDuplicates;

    /** @param takenGroups that gave an example to an earlier split, and so give none to this one, not even what they have left */
    Draw(int ofEachLabel, Set<String> takenGroups, NearDuplicates heldOut) {
        this.missing = new int[] {ofEachLabel, ofEachLabel};
        this.takenGroups = takenGroups;
        this.heldOut = heldOut;
    }

    /** Takes it or not; false once nothing is missing. */
    boolean offer(Drawn candidate) {
        FormattedExample example = candidate.example();
        if (missing[example.label()] > 0 && !takenGroups.contains(example.group())) {
            Words content = Words.of(candidate.content());
            if (heldOut.hasLike(content)) {
                nearDuplicates++;
            } else {
                missing[example.label()]--;
                drawn.add(example);
                words.add(content);
                groups.add(example.group());
            }
        }
        return missing[0] > 0 || missing[1] > 0;
    }

    /** Its examples are held out from later splits. */
    List<FormattedExample> finish() {
        takenGroups.addAll(groups);
        words.forEach(heldOut::add);
        return drawn;
    }

    int nearDuplicates() {
        return nearDuplicates;
    }

    int taken(int label, int ofEachLabel) {
        return ofEachLabel - missing[label];
    }
}
