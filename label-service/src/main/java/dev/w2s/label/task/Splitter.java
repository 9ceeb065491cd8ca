package dev.w2s.label.task;

import dev.w2s.study.Sizes;
import dev.w2s.study.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts records into splits: as many of label 1 as of label 0 in each, no group in two of them, the same for the same
 * seed whatever the records' order. Held-out splits are drawn first, so {@code test} depends on its own size and the
 * seed alone, and {@code val} on theirs.
 */
final class Splitter {
    private static final List<Split> ORDER = List.of(Split.TEST, Split.VAL, Split.WEAK_TRAIN, Split.STRONG_TRAIN);

    /** @throws CategorizedException {@code INVALID_REQUEST} with what is asked and what is there, if that is too few */
    Map<Split, List<SourceRecord>> split(Collection<SourceRecord> records, Sizes sizes, long seed) {
        Pools pools = new Pools(records, seed);
        Map<Split, List<SourceRecord>> splits = new EnumMap<>(Split.class);
        for (Split split : ORDER) {
            SourceSplit part = pools.poolOf(ownPart(split));
            List<SourceRecord> drawn = pools.draw(part, sizes.of(split) / 2);
            if (drawn.size() < sizes.of(split)) {
                throw tooFew(split, sizes, Counts.count(split.label(), drawn), part, pools.held(part));
            }
            splits.put(split, drawn);
        }
        return splits;
    }

    private static SourceSplit ownPart(Split split) {
        return switch (split) {
            case WEAK_TRAIN, STRONG_TRAIN -> SourceSplit.TRAIN;
            case VAL -> SourceSplit.VALIDATION;
            case TEST -> SourceSplit.TEST;
        };
    }

    private static CategorizedException tooFew(Split split, Sizes sizes, Counts drawn, SourceSplit part, Counts held) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                String.format(
                        Locale.ROOT,
                        "%s needs %d examples of each label, but only %d of label 0 and %d of label 1 are left: the"
                                + " task's %s part holds %d and %d, drawn from in the order test, val, weak_train,"
                                + " strong_train. Lower the sizes, which ask for train %d, val %d, test %d in all",
                        split.label(),
                        sizes.of(split) / 2,
                        drawn.label0(),
                        drawn.label1(),
                        part.name().toLowerCase(Locale.ROOT),
                        held.label0(),
                        held.label1(),
                        sizes.train(),
                        sizes.val(),
                        sizes.test()));
    }
}
