package dev.w2s.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes to and reads from one table of a database. */
record TableProbe(EmbeddedDatabase database) {

    void write(String value) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists letters (letter text not null)");
            statement.execute("insert into letters values ('" + value + "')");
        }
    }

    List<String> readAll() throws SQLException {
        return query("select letter from letters order by letter");
    }

    String setting(String name) throws SQLException {
        return query("show " + name).get(0);
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), "");
    }

    /** Every process whose working directory is the data folder of the database in {@code folder}. */
    static List<Long> serverProcesses(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> isIn(process, folder.resolve("data")))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean isIn(ProcessHandle process, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
        } catch (java.io.IOException ended) {
            return false;
        }
    }
}
