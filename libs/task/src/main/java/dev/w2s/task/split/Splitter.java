package dev.w2s.task.split;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.task.card.Counts;
import dev.w2s.task.example.FormattedExample;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Draws splits. Each split has as many examples of label 1 as of label 0; no group and no near duplicate is in two
 * splits; the same seed gives the same splits, whatever the order of files and records. Held-out splits are drawn
 * first, so {@code test} depends on its own size and the seed alone, and {@code val} on these and its own size.
 */
public final class Splitter {
    private static final List<Split> ORDER = List.of(Split.TEST, Split.VAL, Split.WEAK_TRAIN, Split.STRONG_TRAIN);

    /**
     * Draws all splits.
     *
     * @param threshold the least Jaccard index of near duplicates, in (0, 1]
     * @throws CategorizedException {@code INVALID_REQUEST} if the source has too few examples; it names the sizes and
     *     what is there
     */
    public Splits split(OrderedExamples examples, Sizes sizes, double threshold) {
        Set<String> takenGroups = new HashSet<>();
        NearDuplicates heldOut = new NearDuplicates(threshold, examples.frequencies());
        Map<Split, List<FormattedExample>> splits = new EnumMap<>(Split.class);
        Map<Split, Integer> nearDuplicates = new EnumMap<>(Split.class);
        for (Split split : ORDER) {
            Part part = partFor(split, examples);
            int ofEachLabel = sizes.of(split) / 2;
            SplitDraw draw = new SplitDraw(ofEachLabel, takenGroups, heldOut);
            examples.forEach(part, draw::offer);
            List<FormattedExample> drawn = draw.finish();
            if (drawn.size() < sizes.of(split)) {
                throw tooFew(split, sizes, draw, examples.held(part));
            }
            splits.put(split, drawn);
            nearDuplicates.put(split, draw.nearDuplicates());
        }
        return new Splits(splits, nearDuplicates);
    }

    /** Returns the split's own part of the source, or the training part if the source has no such part. */
    private static Part partFor(Split split, OrderedExamples examples) {
        Part own =
                switch (split) {
                    case WEAK_TRAIN, STRONG_TRAIN -> Part.TRAIN;
                    case VAL -> Part.VALIDATION;
                    case TEST -> Part.TEST;
                };
        Counts held = examples.held(own);
        return held.label0() + held.label1() == 0 ? Part.TRAIN : own;
    }

    private static CategorizedException tooFew(Split split, Sizes sizes, SplitDraw draw, Counts held) {
        int ofEachLabel = sizes.of(split) / 2;
        String nearDuplicates = draw.nearDuplicates() == 0
                ? ""
                : ", and " + draw.nearDuplicates() + " were passed over as near duplicates of more held-out examples"
                        + " (the task's example.nearDuplicates)";
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                String.format(
                        Locale.ROOT,
                        "%s needs %d examples of each label, but only %d of label 0 and %d of label 1 are left: the"
                                + " task's %s part holds %d and %d, drawn from in the order test, val, weak_train,"
                                + " strong_train%s. Lower the sizes, which ask for train %d, val %d, test %d in all",
                        split.label(),
                        ofEachLabel,
                        draw.taken(0, ofEachLabel),
                        draw.taken(1, ofEachLabel),
                        held.of(),
                        held.label0(),
                        held.label1(),
                        nearDuplicates,
                        sizes.train(),
                        sizes.val(),
                        sizes.test()));
    }
}
