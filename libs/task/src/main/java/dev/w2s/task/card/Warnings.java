package dev.w2s.task.card;

import dev.w2s.study.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what is unusual enough in a card to be shown beside every result, a sentence each. */
final class Warnings {
    /** A source with a smaller share of one label is probably incomplete, or its labels are misread. */
    static final double RAREST_LABEL = 0.01;
    /** A larger share of empty, doubled or contradictory records is a sign of a wrong field or a wrong template. */
    static final double MOST_DROPPED = 0.2;
    /** The maximum length of the bundled models and of BERT, in tokens. */
    static final int MAXIMUM_LENGTH = 512;

    static final double MOST_TRUNCATED = 0.05;
    /** Above this share of near duplicates, examples that differ a little more may be many too, and these stay. */
    static final double MOST_NEAR_DUPLICATES = 0.05;

    /** The standard error of an AUC of .8 from 100 independent groups is about .04. */
    static final int FEWEST_GROUPS = 100;

    private final List<String> sentences = new ArrayList<>();

    private Warnings() {}

    /** @param steps the first step counts the records of the source; an empty list means that they are unknown */
    static List<String> of(List<Counts> steps, List<SplitCounts> splits, Lengths lengths, List<Leak> leaks) {
        Warnings warnings = new Warnings();
        leaks.stream().filter(Leak::warns).forEach(warnings::add);
        if (!steps.isEmpty() && steps.get(0).total() > 0) {
            warnings.addRareLabel(steps.get(0));
            warnings.addDropped(steps.get(0), steps.get(steps.size() - 1));
        }
        warnings.addTruncated(lengths);
        splits.forEach(warnings::addNearDuplicates);
        splits.stream().filter(split -> split.split() == Split.TEST).forEach(warnings::addFewGroups);
        return List.copyOf(warnings.sentences);
    }

    private void add(Leak leak) {
        String feature = leak.feature().substring(0, 1).toUpperCase(Locale.ROOT)
                + leak.feature().substring(1);
        sentences.add(String.format(
                Locale.ROOT,
                "%s alone tells the labels apart with an AUC of %.3f on %s (a warning from %.2f), %s for label %d: scores"
                        + " may show that and no more",
                feature,
                leak.auc(),
                leak.on(),
                leak.threshold(),
                leak.feature().startsWith("whether") ? "more often so" : "higher",
                leak.higherFor()));
    }

    private void addRareLabel(Counts source) {
        int rare = source.label0() < source.label1() ? 0 : 1;
        int records = rare == 0 ? source.label0() : source.label1();
        double share = (double) records / source.total();
        if (share < RAREST_LABEL) {
            sentences.add("Label " + rare + " is rare in the source: " + records + " of " + source.total()
                    + " records (a warning below " + percent(RAREST_LABEL) + "); is this all of it?");
        }
    }

    private void addDropped(Counts source, Counts left) {
        double share = 1 - (double) left.total() / source.total();
        if (share > MOST_DROPPED) {
            sentences.add("Cleaning dropped " + percent(share) + " of the records, " + (source.total() - left.total())
                    + " of " + source.total() + " (a warning above " + percent(MOST_DROPPED)
                    + "); the card's steps say why");
        }
    }

    private void addTruncated(Lengths lengths) {
        double share = lengths.shareLongerThan(MAXIMUM_LENGTH);
        if (share > MOST_TRUNCATED) {
            sentences.add(percent(share) + " of the texts have more than " + MAXIMUM_LENGTH + " tokens of "
                    + lengths.tokenizer() + " (a warning above " + percent(MOST_TRUNCATED)
                    + "): a model that reads no more sees only their beginning");
        }
    }

    private void addNearDuplicates(SplitCounts split) {
        int before = split.total() + split.nearDuplicates();
        if (split.nearDuplicates() > MOST_NEAR_DUPLICATES * before) {
            sentences.add(split.nearDuplicates() + " examples were removed from "
                    + split.split().label()
                    + " as near duplicates of examples in other splits, beside the " + split.total()
                    + " that it holds (a warning above " + percent(MOST_NEAR_DUPLICATES)
                    + "): others that are alike may have stayed");
        }
    }

    /** Examples of one group are often right or wrong together. */
    private void addFewGroups(SplitCounts test) {
        if (test.groups() < FEWEST_GROUPS && 2 * test.groups() < test.total()) {
            sentences.add(
                    "Test holds " + test.total() + " examples of only " + test.groups() + " groups (a warning below "
                            + FEWEST_GROUPS + "): its scores vary as those of so few independent examples");
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share)
                .replace(".0 %", " %");
    }
}
