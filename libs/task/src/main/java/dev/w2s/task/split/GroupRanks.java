package dev.w2s.task.split;

import dev.w2s.task.example.Digest;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The places of groups in the random order of a seed. A place is the first 8 bytes of
 * SHA-256({@code "<seed> <group>"}). It depends on nothing else, so a group keeps its place when other groups come or
 * go.
 */
record GroupRanks(long seed) {
    long of(String group) {
        return Digest.brief(seed + " " + group);
    }

    /**
     * Writes the table {@code groups}, which names the group of each draft that shares one.
     *
     * @param keys a key for each draft's group, in the order of the drafts; 0 means that the draft is a group of its
     *     own
     */
    void write(DuckDBConnection connection, long[] keys) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE groups(draft BIGINT, name VARCHAR, rank BIGINT)");
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "groups")) {
            for (int draft = 0; draft < keys.length; draft++) {
                if (keys[draft] != 0) {
                    String name = Groups.name(keys[draft]);
                    appender.beginRow();
                    appender.append((long) draft);
                    appender.append(name);
                    appender.append(of(name));
                    appender.endRow();
                }
            }
            appender.flush();
        }
    }
}
