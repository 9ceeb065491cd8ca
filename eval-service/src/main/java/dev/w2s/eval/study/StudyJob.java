package dev.w2s.eval.study;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A job that a study needs.
 *
 * @param reused whether its artifact existed before the study was submitted
 */
@Embeddable
public record StudyJob(@Column(name = "job_key") String jobKey, boolean reused) {}
