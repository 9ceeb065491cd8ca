package dev.w2s.task.split;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.Part;
import dev.w2s.task.card.Counts;
import dev.w2s.task.example.FormattedExample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.duckdb.DuckDBConnection;

/**
 * The clean examples of a task in the random order of a seed, with groups together. Cleaning drops empty texts, texts
 * that occur with both labels, and all but one of equal texts: the one from the most held-out part of the source stays,
 * or else the one with the least id.
 */
public final class OrderedExamples {
    private static final String KEPT = """
            CREATE TABLE kept AS
            SELECT rowid AS draft FROM drafts
            WHERE NOT blank AND comparable NOT IN
                (SELECT comparable FROM drafts GROUP BY comparable HAVING min(label) <> max(label))
            QUALIFY row_number() OVER (PARTITION BY comparable ORDER BY part DESC, id, rowid) = 1
            """;
    private static final String EXAMPLES = """
            CREATE TABLE examples AS
            SELECT id, coalesce(groups.name, group_name) AS group_name, text, content, answer, on_offer, position,
                label, part
            FROM kept JOIN drafts ON drafts.rowid = kept.draft LEFT JOIN groups ON groups.draft = kept.draft
            ORDER BY part, coalesce(groups.rank, drafts.rank), 2, id
            """;

    private final DuckDBConnection connection;
    private final ShingleFrequencies frequencies;
    private final List<Counts> steps;

    private OrderedExamples(DuckDBConnection connection, ShingleFrequencies frequencies, List<Counts> steps) {
        this.connection = connection;
        this.frequencies = frequencies;
        this.steps = List.copyOf(steps);
    }

    static OrderedExamples of(DuckDBConnection connection, ShingleFrequencies frequencies) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(KEPT);
            statement.execute(EXAMPLES);
            requireUniqueIds(statement);
            List<Counts> steps = new ArrayList<>();
            steps.add(count(statement, "records of the source", "drafts"));
            steps.add(count(statement, "text not empty", "drafts WHERE NOT blank"));
            steps.add(count(
                    statement,
                    "text has one label",
                    "drafts WHERE NOT blank AND comparable NOT IN"
                            + " (SELECT comparable FROM drafts GROUP BY comparable HAVING min(label) <> max(label))"));
            steps.add(count(statement, "distinct but for case and whitespace", "examples"));
            statement.execute("DROP TABLE drafts");
            return new OrderedExamples(connection, frequencies, steps);
        }
    }

    private static void requireUniqueIds(Statement statement) throws SQLException {
        try (ResultSet twice = statement.executeQuery(
                "SELECT min(id) FROM (SELECT id FROM examples GROUP BY id HAVING count(*) > 1)")) {
            twice.next();
            String id = twice.getString(1);
            if (id != null) {
                throw new CategorizedException(
                        FailureCategory.CORRUPT_INPUT,
                        "the source has two records with the id '" + id + "'; ids must be unique: change example.id of"
                                + " the task, or leave it out");
            }
        }
    }

    private static Counts count(Statement statement, String step, String rows) throws SQLException {
        try (ResultSet counted = statement.executeQuery(
                "SELECT count(*) FILTER (label = 0), count(*) FILTER (label = 1) FROM " + rows)) {
            counted.next();
            return new Counts(step, counted.getInt(1), counted.getInt(2));
        }
    }

    /** Returns how many examples each step of cleaning left; the first step counts the records of the source. */
    public List<Counts> steps() {
        return steps;
    }

    ShingleFrequencies frequencies() {
        return frequencies;
    }

    /** Counts the clean examples of a part of the source. */
    Counts held(Part part) {
        try (Statement statement = connection.createStatement()) {
            return count(statement, part.label(), "examples WHERE part = " + part.ordinal());
        } catch (SQLException e) {
            throw ExampleTableFailure.of(e);
        }
    }

    /** Hands over a part's examples in order until {@code goesOn} returns false. */
    void forEach(Part part, Predicate<SplitCandidate> goesOn) {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, group_name, text, answer, position, label, content, on_offer"
                                + " FROM examples WHERE part = " + part.ordinal())) {
            boolean more = true;
            while (more && rows.next()) {
                more = goesOn.test(candidate(rows, part));
            }
        } catch (SQLException e) {
            throw ExampleTableFailure.of(e);
        }
    }

    private static SplitCandidate candidate(ResultSet rows, Part part) throws SQLException {
        String id = rows.getString(1);
        String text = rows.getString(3);
        FormattedExample example = new FormattedExample(
                id,
                sameIfEqual(rows.getString(2), id),
                text,
                rows.getInt(6),
                part,
                sameIfEqual(rows.getString(4), text),
                rows.getBoolean(8),
                rows.getInt(5));
        return new SplitCandidate(example, rows.getString(7));
    }

    /** Shares equal strings, since half of the strings of a large split would otherwise be in memory twice. */
    private static String sameIfEqual(String string, String other) {
        return string.equals(other) ? other : string;
    }
}
