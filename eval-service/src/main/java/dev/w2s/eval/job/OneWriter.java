package dev.w2s.eval.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Lets one transaction at a time change states, over all processes on this database. States of jobs, arms and studies
 * hang together: two jobs that finish at once would each see the other unfinished and release nothing. Transactions
 * take milliseconds, a job takes minutes.
 */
@ApplicationScoped
public class OneWriter {
    /** Any number that nobody else on this database locks: "w2s-eval" in ASCII. */
    private static final long LOCK = 0x7732732d6576616cL;

    private final EntityManager entities;

    OneWriter(EntityManager entities) {
        this.entities = entities;
    }

    /** To be called first in a transaction; holds until its end. */
    public void enter() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
