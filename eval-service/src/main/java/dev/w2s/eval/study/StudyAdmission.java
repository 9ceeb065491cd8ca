package dev.w2s.eval.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.artifact.Artifact;
import dev.w2s.eval.job.JobLifecycle;
import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.job.OneWriter;
import dev.w2s.eval.plan.PlannedArm;
import dev.w2s.eval.plan.PlannedJob;
import dev.w2s.eval.plan.StudyPlan;
import dev.w2s.eval.score.Scores;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a planned study into the database: its arms, and those of its jobs that are not yet there. */
@ApplicationScoped
class StudyAdmission {
    private final OneWriter writer;
    private final Studies studies;
    private final Arms arms;
    private final Jobs jobs;
    private final Scores scores;
    private final JobLifecycle lifecycle;
    private final StudyReader reader;
    private final InstantSource clock;

    StudyAdmission(
            OneWriter writer,
            Studies studies,
            Arms arms,
            Jobs jobs,
            Scores scores,
            JobLifecycle lifecycle,
            StudyReader reader,
            InstantSource clock) {
        this.writer = writer;
        this.studies = studies;
        this.arms = arms;
        this.jobs = jobs;
        this.scores = scores;
        this.lifecycle = lifecycle;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Whether the same study is in the database.
     *
     * @throws StudyConflictException if another study has its id
     */
    @Transactional
    boolean isKnown(Study study) {
        Optional<StudyRow> known = studies.findByIdOptional(study.id());
        if (known.isPresent() && !known.get().readDocument(reader).equals(study)) {
            throw new StudyConflictException(known.get().id);
        }
        return known.isPresent();
    }

    /** @param present the artifacts of the plan's jobs that exist */
    SubmittedStudy admit(StudyPlan plan, Map<Key, Artifact> present) {
        return writer.call(() -> write(plan, present));
    }

    private SubmittedStudy write(StudyPlan plan, Map<Key, Artifact> present) {
        Study study = plan.study();
        String id = String.valueOf(study.id());
        if (isKnown(study)) {
            return new SubmittedStudy(id, false);
        }
        Instant now = clock.instant();
        StudyRow row = row(study, id, now);
        for (PlannedJob planned : plan.jobs()) {
            row.jobs.add(new StudyJob(planned.key().hex(), present.containsKey(planned.key())));
            JobRow job = jobs.find(planned.key()).orElseGet(() -> persisted(planned, id, now));
            bringUpToDate(job, present.get(planned.key()));
        }
        studies.persistAndFlush(row);
        for (PlannedJob planned : plan.jobs()) {
            jobs.find(planned.key()).ifPresent(lifecycle::releaseIfReady);
        }
        for (int position = 0; position < plan.arms().size(); position++) {
            arms.persist(row(plan.arms().get(position), id, position));
        }
        return new SubmittedStudy(id, true);
    }

    private JobRow persisted(PlannedJob planned, String studyId, Instant now) {
        JobRow job = JobRow.of(planned.recipe(), planned.title(), studyId, now);
        jobs.persist(job);
        return job;
    }

    private void bringUpToDate(JobRow job, @Nullable Artifact artifact) {
        if (artifact != null) {
            lifecycle.find(job, artifact.manifest());
        } else if (job.state.isEnded()) {
            lifecycle.needAgain(job);
        }
        scores.forgetFailure(job.key);
    }

    private static StudyRow row(Study study, String id, Instant now) {
        StudyRow row = new StudyRow();
        row.id = id;
        row.name = study.name();
        row.submittedAt = now;
        try {
            row.document = StudyJson.mapper().writeValueAsString(study);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + study, e);
        }
        return row;
    }

    private static ArmRow row(PlannedArm planned, String studyId, int position) {
        ArmRow row = new ArmRow();
        row.studyId = studyId;
        row.position = position;
        row.task = planned.arm().task();
        row.method = planned.arm().method().label();
        row.seed = planned.arm().seed();
        planned.jobs().forEach((role, key) -> row.jobs.put(role.label(), key.hex()));
        return row;
    }
}
