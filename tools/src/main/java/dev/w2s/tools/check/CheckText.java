package dev.w2s.tools.check;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.task.TaskDefinition;
import dev.w2s.task.card.Counts;
import dev.w2s.task.card.Distribution;
import dev.w2s.task.card.Leak;
import dev.w2s.task.card.Lengths;
import dev.w2s.task.card.SplitCounts;
import dev.w2s.task.card.TaskCard;
import dev.w2s.task.example.FormattedExample;
import java.util.Comparator;
import java.util.Locale;

/** Shows a checked task to people. */
final class CheckText {
    private static final int LONGEST_SHOWN = 1200;
    private static final int LEAKS_SHOWN = 6;

    private final StringBuilder text = new StringBuilder();

    private CheckText() {}

    static String of(CheckedTask task, Sizes wanted) {
        CheckText written = new CheckText();
        written.head(task.definition());
        task.shown().forEach(example -> written.example(task.definition(), example));
        written.card(task.card());
        if (!task.sizes().equals(wanted)) {
            written.line(
                    "Its data are too few for train %d, val %d, test %d; looked at with train %d, val %d, test %d.",
                    wanted.train(),
                    wanted.val(),
                    wanted.test(),
                    task.sizes().train(),
                    task.sizes().val(),
                    task.sizes().test());
        }
        written.warnings(task.card());
        return written.text.toString();
    }

    private void head(TaskDefinition task) {
        line("%s: %s", task.name(), task.question());
        line(
                "0 = %s, 1 = %s; %s",
                task.labels().get(0), task.labels().get(1), task.data().source());
    }

    private void example(TaskDefinition task, FormattedExample example) {
        String shown = example.text().length() <= LONGEST_SHOWN
                ? example.text()
                : example.text().substring(0, LONGEST_SHOWN) + " ... ("
                        + example.text().length() + " characters)";
        line("");
        line(
                "--- example %s, group %s, label %d (%s)",
                example.id(), example.group(), example.label(), task.labels().get(example.label()));
        line("%s", shown);
    }

    private void card(TaskCard card) {
        line("");
        line("%-42s %10s %10s", "examples", "label 0", "label 1");
        for (Counts step : card.steps()) {
            line("%-42s %,10d %,10d", step.of(), step.label0(), step.label1());
        }
        for (SplitCounts split : card.splits()) {
            line(
                    "%-42s %,10d %,10d   %,d groups, %,d near duplicates left out",
                    split.split().label(), split.label0(), split.label1(), split.groups(), split.nearDuplicates());
        }
        lengths(card.lengths());
        line("");
        line("What tells the labels apart by itself (AUC; 0.5 = nothing)");
        card.leaks().stream()
                .sorted(Comparator.comparing(Leak::warns)
                        .reversed()
                        .thenComparing(Leak::auc, Comparator.reverseOrder()))
                .limit(LEAKS_SHOWN)
                .forEach(leak ->
                        line("%s %.3f  %s, on %s", leak.warns() ? "!" : " ", leak.auc(), leak.feature(), leak.on()));
    }

    private void lengths(Lengths lengths) {
        line("");
        line("%-26s %7s %7s %7s %7s %7s %7s", "length", "least", "5 %", "half", "95 %", "most", "mean");
        distribution("characters", lengths.characters());
        distribution("tokens (" + lengths.tokenizer() + ")", lengths.tokens());
        StringBuilder truncated = new StringBuilder("longer than");
        lengths.truncations()
                .forEach(truncation -> truncated.append(String.format(
                        Locale.ROOT, "  %d tokens: %.1f %%", truncation.tokens(), 100 * truncation.share())));
        line("%s", truncated);
    }

    private void distribution(String of, Distribution lengths) {
        line(
                "%-26s %,7d %,7d %,7d %,7d %,7d %,7.0f",
                of, lengths.min(), lengths.p5(), lengths.p50(), lengths.p95(), lengths.max(), lengths.mean());
    }

    private void warnings(TaskCard card) {
        line("");
        card.warnings().forEach(warning -> line("Warning: %s", warning));
        line(card.warnings().isEmpty() ? "Nothing to warn of." : "It can be used; mind the warnings.");
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
