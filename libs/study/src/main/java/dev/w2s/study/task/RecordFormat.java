package dev.w2s.study.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.w2s.study.failure.InvalidFieldException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The format in which a file holds records, which are objects of named fields. Files may be compressed with gzip or
 * zstd, which is recognised by their bytes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordFormat.Parquet.class, name = "parquet"),
    @JsonSubTypes.Type(value = RecordFormat.JsonLines.class, name = "jsonl"),
    @JsonSubTypes.Type(value = RecordFormat.Csv.class, name = "csv"),
    @JsonSubTypes.Type(value = RecordFormat.WordNetNouns.class, name = "wordnet-nouns"),
    @JsonSubTypes.Type(value = RecordFormat.LanguageToolRules.class, name = "languagetool-rules")
})
public sealed interface RecordFormat {
    record Parquet() implements RecordFormat {}

    /** JSON Lines: each line is an object. */
    record JsonLines() implements RecordFormat {}

    /**
     * Comma-separated values (RFC 4180); all fields are text.
     *
     * @param delimiter one character
     * @param quote one character, or empty where there is no quoting
     * @param columns the names of the columns; null = the first line holds them
     */
    record Csv(String delimiter, String quote, @Nullable List<String> columns) implements RecordFormat {
        public Csv {
            require(delimiter.length() == 1, "delimiter", delimiter, "must be one character");
            require(quote.length() <= 1, "quote", quote, "must be one character, or empty");
            columns = columns == null ? null : List.copyOf(columns);
        }
    }

    /**
     * WordNet's {@code data.noun}, with fields {@code offset}, {@code lemma} (the first of the synset) and
     * {@code file}, the two digits of the lexicographer file. Lemmas that come first in synsets of several files are
     * left out.
     *
     * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">wndb(5WN)</a>
     */
    record WordNetNouns() implements RecordFormat {}

    /**
     * LanguageTool's rule files, with fields {@code wrong} and {@code corrected}, the sentence of an example with and
     * without its mistake, and {@code rule}, the id of the rule that it illustrates.
     */
    record LanguageToolRules() implements RecordFormat {}

    /**
     * Returns the format that all of these files' names end in, before {@code .gz} or {@code .zst}.
     *
     * @throws InvalidFieldException if their endings differ, or mean no format
     */
    static RecordFormat ofNames(List<String> names) {
        List<String> endings = names.stream()
                .map(name -> name.replaceFirst("\\.(gz|zst)$", "").replaceFirst(".*\\.", ""))
                .distinct()
                .toList();
        String ending = endings.size() == 1 ? endings.get(0) : "";
        return switch (ending) {
            case "parquet" -> new Parquet();
            case "jsonl", "ndjson" -> new JsonLines();
            case "csv" -> new Csv(",", "\"", null);
            case "tsv" -> new Csv("\t", "\"", null);
            default ->
                throw new InvalidFieldException(
                        "data.format",
                        "is missing, and the files' names do not all end in the same of .parquet, .jsonl, .csv, .tsv: "
                                + String.join(", ", names));
        };
    }
}
