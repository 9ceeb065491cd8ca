package dev.w2s.label.task;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Drops what no split may hold: empty texts, texts that come with either label, and all but one of equal texts. Texts
 * are equal if they differ only in case and whitespace, as an uncased tokenizer can't tell them apart. Of equal texts
 * the one from the most held-out part of the source stays (test, validation, train), then the one with the least id.
 */
final class Cleaning {
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final Comparator<SourceRecord> HELD_OUT_FIRST =
            Comparator.comparing(SourceRecord::origin).reversed().thenComparing(SourceRecord::id);

    /** The result is in no particular order of the source. */
    Records clean(Records records) {
        requireUniqueIds(records.list());
        Records notEmpty = records.then(
                "text not empty",
                records.list().stream()
                        .filter(record -> !record.text().isBlank())
                        .sorted(HELD_OUT_FIRST)
                        .toList());
        Records ofOneLabel = notEmpty.then("text has one label", withoutContradictions(notEmpty.list()));
        return ofOneLabel.then("distinct but for case and whitespace", distinct(ofOneLabel.list()));
    }

    private static void requireUniqueIds(List<SourceRecord> records) {
        Set<String> ids = new HashSet<>();
        for (SourceRecord record : records) {
            if (!ids.add(record.id())) {
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        "the source has two records with the id '" + record.id() + "'; ids must be unique");
            }
        }
    }

    private static List<SourceRecord> withoutContradictions(List<SourceRecord> records) {
        Map<String, Integer> labels = new HashMap<>();
        Set<String> contradictory = new HashSet<>();
        for (SourceRecord record : records) {
            String text = comparable(record);
            Integer before = labels.putIfAbsent(text, record.label());
            if (before != null && before != record.label()) {
                contradictory.add(text);
            }
        }
        return records.stream()
                .filter(record -> !contradictory.contains(comparable(record)))
                .toList();
    }

    private static List<SourceRecord> distinct(List<SourceRecord> records) {
        Set<String> seen = new HashSet<>();
        return records.stream().filter(record -> seen.add(comparable(record))).toList();
    }

    private static String comparable(SourceRecord record) {
        return WHITESPACE.matcher(record.text().strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
