package dev.w2s.eval.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * Runs the transactions that change states, one at a time over all processes on this database. The states of jobs, arms
 * and studies depend on each other: two jobs that finish at once would each see the other unfinished and release
 * nothing. These transactions take milliseconds, a job takes minutes.
 */
@ApplicationScoped
public class OneWriter {
    /** Any number that nobody else on this database locks: "w2s-eval" in ASCII. */
    private static final long LOCK = 0x7732732d6576616cL;

    private final EntityManager entities;

    OneWriter(EntityManager entities) {
        this.entities = entities;
    }

    /** Runs {@code work} in a transaction of its own, once no other writer runs. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Runs {@code work} as {@link #run} does, and returns what it returns. */
    public <T> T call(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult();
            return work.get();
        });
    }
}
