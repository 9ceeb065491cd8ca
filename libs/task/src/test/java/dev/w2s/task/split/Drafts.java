package dev.w2s.task.split;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.task.Part;
import dev.w2s.task.card.Counts;
import dev.w2s.task.example.Digest;
import dev.w2s.task.example.Draft;
import dev.w2s.task.example.FormattedExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Drafts of tests, and what becomes of them. */
final class Drafts {
    static final double LIKENESS = 0.8;

    private static final DuckDb DUCK_DB = new DuckDb(1, 128);

    private Drafts() {}

    /** What is left of drafts, part by part. */
    record Cleaned(List<Counts> steps, List<FormattedExample> examples) {}

    static Draft of(String id, String text, int label) {
        return of(id, "", text, label, Part.TRAIN);
    }

    static Draft of(String id, String group, String text, int label, Part part) {
        List<Long> keys = group.isEmpty() ? List.of() : List.of(Digest.brief(group));
        return new Draft(id, text, text, label, part, text, false, -1, keys);
    }

    static Splits split(List<Draft> drafts, Sizes sizes, long seed) {
        try (ExampleTable table = filled(drafts, seed)) {
            return new Splitter().split(table.order(), sizes, LIKENESS);
        }
    }

    static Cleaned clean(Draft... drafts) {
        try (ExampleTable table = filled(List.of(drafts), 0)) {
            OrderedExamples ordered = table.order();
            List<FormattedExample> examples = new ArrayList<>();
            for (Part part : Part.values()) {
                ordered.forEach(part, drawn -> examples.add(drawn.example()));
            }
            return new Cleaned(ordered.steps(), examples);
        }
    }

    private static ExampleTable filled(List<Draft> drafts, long seed) {
        ExampleTable table = new ExampleTable(DUCK_DB, Path.of(System.getProperty("java.io.tmpdir")), seed);
        drafts.forEach(table::append);
        return table;
    }
}
