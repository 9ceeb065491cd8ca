package dev.w2s.label.task.split;

import dev.w2s.label.task.example.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Each draft's group and the group's place in the random order of a seed: the first 8 bytes of SHA-256({@code "<seed> <group>"}).
 * It depends on nothing else, so a group keeps its place among others whatever comes or goes.
 */
final class GroupRanks {
    private GroupRanks() {}

    /** @param keys of the drafts' groups, in the order of the drafts; 0 = a draft is a group of its own, named by its id */
    static void write(DuckDBConnection connection, long[] keys, long seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ranks(draft BIGINT, group_name VARCHAR, rank BIGINT)");
            try (ResultSet drafts = statement.executeQuery("SELECT id FROM drafts");
                    DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "ranks")) {
                for (int draft = 0; drafts.next(); draft++) {
                    String group = keys[draft] == 0 ? drafts.getString(1) : "group-" + Digest.hex(keys[draft]);
                    appender.beginRow();
                    appender.append((long) draft);
                    appender.append(group);
                    appender.append(Digest.brief(seed + " " + group));
                    appender.endRow();
                }
                appender.flush();
            }
        }
    }
}
