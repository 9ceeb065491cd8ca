package dev.w2s.task.split;

import dev.w2s.artifact.table.DuckDb;
import dev.w2s.task.example.Digest;
import dev.w2s.task.example.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table on disk that holds all examples of a task while it is prepared. Memory holds some tens of bytes of each.
 * First {@link #append} all of them, then {@link #order} them.
 */
public final class ExampleTable implements AutoCloseable {
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final String DRAFTS =
            "CREATE TABLE drafts(id VARCHAR, text VARCHAR, content VARCHAR, answer VARCHAR,"
                    + " on_offer BOOLEAN, position INTEGER, label INTEGER, part INTEGER, blank BOOLEAN, comparable BIGINT,"
                    + " group_name VARCHAR, rank BIGINT)";

    private final Path folder;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private final GroupRanks ranks;
    private final Groups groups = new Groups();
    private final ShingleFrequencies frequencies = new ShingleFrequencies();

    /**
     * Opens an empty table.
     *
     * @param parent the folder in which the table gets a folder of its own as long as it is open
     * @param seed the seed of the order
     */
    public ExampleTable(DuckDb duckDb, Path parent, long seed) {
        ranks = new GroupRanks(seed);
        try {
            folder = Files.createTempDirectory(Files.createDirectories(parent), "w2s-examples-");
            connection = duckDb.open(folder.resolve("examples.duckdb"));
            try (Statement statement = connection.createStatement()) {
                statement.execute(DRAFTS);
                // One transaction for all rows: otherwise DuckDB would force each two thousand rows to the disk.
                statement.execute("BEGIN TRANSACTION");
            }
            appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "drafts");
        } catch (IOException | SQLException e) {
            throw ExampleTableFailure.of(e);
        }
    }

    /** Adds an example. */
    public void append(Draft draft) {
        try {
            appender.beginRow();
            appender.append(draft.id());
            appender.append(draft.text());
            appender.append(draft.content());
            appender.append(draft.answer());
            appender.append(draft.onOffer());
            appender.append(draft.position());
            appender.append(draft.label());
            appender.append(draft.part().ordinal());
            appender.append(draft.text().isBlank());
            appender.append(Digest.brief(comparable(draft.text())));
            appender.append(draft.id());
            appender.append(ranks.of(draft.id()));
            appender.endRow();
        } catch (SQLException e) {
            throw ExampleTableFailure.of(e);
        }
        groups.add(draft.groupKeys());
        frequencies.add(Shingles.of(draft.content()));
    }

    /**
     * Cleans the examples and puts them in order. Nothing can be appended any more.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} if two examples have one id
     */
    public OrderedExamples order() {
        try {
            appender.flush();
            appender.close();
            ranks.write(connection, groups.names());
            try (Statement statement = connection.createStatement()) {
                statement.execute("COMMIT");
            }
            return OrderedExamples.of(connection, frequencies);
        } catch (SQLException e) {
            throw ExampleTableFailure.of(e);
        }
    }

    /**
     * Texts that differ only in case and whitespace count as equal, since an uncased tokenizer can't tell them apart.
     */
    private static String comparable(String text) {
        return WHITESPACE.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            connection.close();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | SQLException e) {
            throw ExampleTableFailure.of(e);
        }
    }
}
