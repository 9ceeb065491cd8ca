package dev.w2s.study.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of jobs, each with the service that runs it. */
public enum JobKind {
    PREPARE_TASK(Service.LABEL),
    FINE_TUNE(Service.TRAIN),
    PREDICT(Service.LABEL),
    EXTRACT_ACTIVATIONS(Service.PROBE),
    FIT_PROBE(Service.PROBE);

    private final Service service;

    JobKind(Service service) {
        this.service = service;
    }

    public Service service() {
        return service;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
