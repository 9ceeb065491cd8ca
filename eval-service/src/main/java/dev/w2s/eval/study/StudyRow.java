package dev.w2s.eval.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.StudyState;
import dev.w2s.study.json.StudyJson;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study in the database. */
@Entity
@Table(name = "eval_study")
public class StudyRow {
    @Id
    public String id;

    public String name;

    /** The study as JSON, with its defaults filled in. */
    public String document;

    @Enumerated(EnumType.STRING)
    public StudyState state = StudyState.RUNNING;

    @Column(name = "submitted_at")
    public Instant submittedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    /** Whether the broker has acknowledged {@code StudyCompleted}. */
    public boolean announced;

    /** The study's jobs, inputs before the jobs that need them. */
    @ElementCollection
    @CollectionTable(name = "eval_study_job", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    public List<StudyJob> jobs = new ArrayList<>();

    /** Returns the study as a record; what one of an earlier version does not say takes its default. */
    public Study readDocument(StudyReader reader) {
        try {
            return reader.read(StudyJson.mapper().readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a study that is not JSON: " + document, e);
        }
    }

    public List<String> jobKeys() {
        return jobs.stream().map(StudyJob::jobKey).toList();
    }

    void end(StudyState endState, Instant now) {
        state = endState;
        endedAt = now;
    }
}
