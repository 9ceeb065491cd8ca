package dev.w2s.eval.job;

import dev.w2s.artifact.Artifact;
import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.eval.reconcile.EachIsolated;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks in the store for the artifacts of jobs of which nothing was heard for a while: the report that they finished
 * may be lost.
 */
@ApplicationScoped
public class ArtifactDiscovery implements ReconcilerStep {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactDiscovery.class);

    private final OneWriter writer;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final StudyArtifacts artifacts;
    private final EvalConfiguration configuration;
    private final InstantSource clock;

    ArtifactDiscovery(
            OneWriter writer,
            Jobs jobs,
            JobLifecycle lifecycle,
            StudyArtifacts artifacts,
            EvalConfiguration configuration,
            InstantSource clock) {
        this.writer = writer;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.artifacts = artifacts;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DISCOVER_ARTIFACTS;
    }

    @Override
    public int act() {
        Instant silentSince = clock.instant().minus(configuration.discoverAfter());
        List<JobRow> silent = QuarkusTransaction.requiringNew().call(() -> jobs.silent(silentSince));
        return EachIsolated.act(silent, this::lookFor);
    }

    private int lookFor(JobRow job) {
        Optional<Artifact> artifact = artifacts.find(job.readRecipe().artifact());
        return artifact.isPresent() && writer.call(() -> wasUnknown(job.key, artifact.get())) ? 1 : 0;
    }

    private boolean wasUnknown(String key, Artifact artifact) {
        JobRow job = jobs.findById(key);
        boolean unknown = lifecycle.find(job, artifact.manifest());
        if (unknown) {
            LOG.info("{}: its artifact exists, though no report said that the job has finished", job.title);
        }
        return unknown;
    }
}
