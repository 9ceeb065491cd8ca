package dev.w2s.eval.study;

import dev.w2s.eval.job.JobRow;
import dev.w2s.eval.job.Jobs;
import dev.w2s.eval.score.Scores;
import dev.w2s.eval.score.WeakLabels;
import dev.w2s.study.StudyReader;
import dev.w2s.study.recipe.Recipe;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads studies from the database as they are shown. */
@ApplicationScoped
public class StudyViews {
    private final Studies studies;
    private final Arms arms;
    private final Jobs jobs;
    private final Scores scores;
    private final Summaries summaries;
    private final WeakLabels weakLabels;
    private final StudyReader reader;

    StudyViews(
            Studies studies,
            Arms arms,
            Jobs jobs,
            Scores scores,
            Summaries summaries,
            WeakLabels weakLabels,
            StudyReader reader) {
        this.studies = studies;
        this.arms = arms;
        this.jobs = jobs;
        this.scores = scores;
        this.summaries = summaries;
        this.weakLabels = weakLabels;
        this.reader = reader;
    }

    /** Returns all studies, the newest first. */
    @Transactional
    public List<StudySummary> summaries() {
        return summaries.newestFirst();
    }

    /** @throws UnknownStudyException if there is no study of that id */
    @Transactional
    public StudyView view(String id) {
        StudyRow study = studies.require(id);
        List<ArmRow> armRows = arms.of(id);
        Map<String, JobRow> jobRows = jobsOf(study);
        return new StudyView(
                Summaries.of(study, armRows, jobRows.values()),
                study.readDocument(reader),
                new ArmViews(armRows, scores.of(study.jobKeys()), weakLabels).all(),
                study.jobs.stream()
                        .map(job -> JobViews.of(row(jobRows, job.jobKey()), job.reused()))
                        .toList());
    }

    /** Returns the recipes of a study's jobs by key, inputs before the jobs that need them. */
    @Transactional
    public Map<String, Recipe> recipes(String id) {
        StudyRow study = studies.require(id);
        Map<String, JobRow> rows = jobsOf(study);
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        study.jobKeys().forEach(key -> recipes.put(key, row(rows, key).readRecipe()));
        return recipes;
    }

    private Map<String, JobRow> jobsOf(StudyRow study) {
        return jobs.list("key in ?1", study.jobKeys()).stream()
                .collect(Collectors.toMap(job -> job.key, Function.identity()));
    }

    /** Returns the job's row, which exists: the database has a foreign key on it. */
    private static JobRow row(Map<String, JobRow> rows, String key) {
        return Objects.requireNonNull(rows.get(key), key);
    }
}
