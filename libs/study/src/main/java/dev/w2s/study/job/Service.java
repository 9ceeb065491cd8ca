package dev.w2s.study.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The three services that run jobs. */
public enum Service {
    LABEL,
    TRAIN,
    PROBE;

    /** Returns the topic of this service's jobs; the share group that works on it has the same name. */
    public String jobsTopic() {
        return "w2s." + name().toLowerCase(Locale.ROOT) + ".jobs";
    }

    /** Returns the deployment's name, for example {@code label-service}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
