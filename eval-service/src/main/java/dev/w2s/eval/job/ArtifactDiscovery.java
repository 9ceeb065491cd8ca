package dev.w2s.eval.job;

import dev.w2s.artifact.Artifact;
import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.StudyArtifacts;
import dev.w2s.eval.reconcile.OneByOne;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the artifacts of jobs of which nothing was heard for a while: the report that they finished was lost. */
@ApplicationScoped
public class ArtifactDiscovery implements ReconcilerStep {
    private static final Logger log = LoggerFactory.getLogger(ArtifactDiscovery.class);

    private final OneWriter writer;
    private final Jobs jobs;
    private final JobLifecycle lifecycle;
    private final StudyArtifacts artifacts;
    private final EvalConfiguration configuration;

    ArtifactDiscovery(
            OneWriter writer,
            Jobs jobs,
            JobLifecycle lifecycle,
            StudyArtifacts artifacts,
            EvalConfiguration configuration) {
        this.writer = writer;
        this.jobs = jobs;
        this.lifecycle = lifecycle;
        this.artifacts = artifacts;
        this.configuration = configuration;
    }

    @Override
    public Stage stage() {
        return Stage.DISCOVER_ARTIFACTS;
    }

    @Override
    public int act() {
        Instant silentSince = Instant.now().minus(configuration.discoverAfter());
        List<JobRow> silent = QuarkusTransaction.requiringNew().call(() -> jobs.silent(silentSince));
        return OneByOne.act(silent, this::lookFor);
    }

    private int lookFor(JobRow job) {
        Optional<Artifact> artifact = artifacts.find(job.readRecipe().artifact());
        return artifact.isPresent() && QuarkusTransaction.requiringNew().call(() -> wasUnknown(job.key, artifact.get()))
                ? 1
                : 0;
    }

    private boolean wasUnknown(String key, Artifact artifact) {
        writer.enter();
        JobRow job = jobs.findById(key);
        boolean unknown = lifecycle.find(job, artifact.manifest());
        if (unknown) {
            log.info("{}: its artifact is there, though nobody said that it has finished", job.title);
        }
        return unknown;
    }
}
