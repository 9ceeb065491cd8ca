package dev.w2s.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts broker and database, then the services on top of them, and stops them in the opposite order. A start that
 * fails ends with a message on standard error and exit code 3.
 */
@QuarkusMain
public final class AllInOne {
    private static final Logger LOG = LoggerFactory.getLogger(AllInOne.class);
    private static final int NOT_STARTED = 3;
    private static final int LONGEST_STOP_SECONDS = 55;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Throwable failure;

    private AllInOne() {}

    public static void main(String[] arguments) {
        System.exit(new AllInOne().run());
    }

    private int run() {
        // Signals end the services by Quarkus's hook; this one gives the rest the time to follow.
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitStopped, "await-stopped"));
        try {
            EarlyLogging.quiet();
            Settings settings = Settings.of(System.getenv(), System.getProperties());
            ParentWatch.start(settings.parent(), () -> System.exit(0));
            serve(settings);
        } catch (StartFailure | IOException e) {
            failure = e;
        } finally {
            stopped.countDown();
        }
        if (failure == null) {
            return 0;
        }
        System.err.println(failure.getMessage());
        return NOT_STARTED;
    }

    private void serve(Settings settings) throws IOException {
        try (HomeFolder home = HomeFolder.take(settings.home())) {
            home.serverFile().remove();
            OrderlyBrokerExit.install(home);
            int port = HttpPort.choose(settings.port(), home.portFile());
            try (Infrastructure infrastructure = Infrastructure.start(home)) {
                new ServiceConfiguration(home, port).apply(infrastructure);
                Quarkus.run(Services.class, this::ended);
            } finally {
                home.serverFile().remove();
            }
        }
    }

    private void ended(Integer exitCode, @Nullable Throwable cause) {
        if (cause != null) {
            LOG.error("the services did not start", cause);
            failure = new StartFailure("the services did not start: " + rootOf(cause), cause);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void awaitStopped() {
        try {
            boolean ignored = stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
