package dev.w2s.eval.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks the database for a sign of life. */
@ApplicationScoped
public class DatabaseProbe {
    private static final int SECONDS = 2;

    private final Reachability database = new Reachability("the database");
    private final DataSource dataSource;

    DatabaseProbe(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public boolean answers() {
        return database.note(isValid());
    }

    private boolean isValid() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
