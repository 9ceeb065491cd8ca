package dev.w2s.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.training.Adaptation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an {@code adapter_config.json} that peft wrote. A field that would make the adapter compute something else than
 * the engine does is refused by its name; so is a field that is not known, unless it is off.
 */
final class PeftConfiguration {
    /** The fields that are read here, or that have no effect once the adapter is trained. */
    private static final Set<String> KNOWN = Set.of(
            "auto_mapping",
            "base_model_name_or_path",
            "bias",
            "corda_config",
            "eva_config",
            "fan_in_fan_out",
            "inference_mode",
            "init_lora_weights",
            "loftq_config",
            "lora_alpha",
            "lora_dropout",
            "lora_ga_config",
            "megatron_core",
            "modules_to_save",
            "peft_type",
            "peft_version",
            "qalora_group_size",
            "r",
            "revision",
            "runtime_config",
            "target_modules",
            "task_type",
            "use_rslora");

    /** The ways to initialise an adapter that leave the base model as it is. */
    private static final Set<String> INITIALISATIONS = Set.of("true", "false", "gaussian", "eva", "orthogonal");

    private static final Set<String> HEADS = Set.of("classifier", "score");

    private final Path file;
    private final JsonNode json;

    private PeftConfiguration(Path file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    /**
     * @throws CategorizedException {@code MISSING_INPUT}; {@code CORRUPT_INPUT} for a file of another form; {@code
     *     INVALID_REQUEST} for an adapter that the engine cannot compute
     */
    static Adaptation.Lora read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw FileFailure.missing(file, "peft writes it beside " + PeftAdapter.WEIGHTS);
        }
        try {
            JsonNode json = StudyJson.mapper().readTree(file.toFile());
            if (!json.isObject()) {
                throw FileFailure.corrupt(file, "is not a JSON object");
            }
            return new PeftConfiguration(file, json).lora();
        } catch (InvalidFieldException e) {
            throw FileFailure.corrupt(file, "has " + e.getMessage(), e);
        } catch (IOException e) {
            throw FileFailure.corrupt(file, "is not readable JSON", e);
        }
    }

    private Adaptation.Lora lora() {
        requireOneOf("peft_type", Set.of("LORA"));
        requireOneOf("task_type", Set.of("SEQ_CLS"));
        requireOneOf("bias", Set.of("none"));
        requireOneOf("init_lora_weights", INITIALISATIONS);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!KNOWN.contains(field.getKey()) && !isOff(field.getValue())) {
                throw unsupported(field.getKey());
            }
        }
        for (JsonNode saved : json.path("modules_to_save")) {
            if (!HEADS.contains(saved.asText())) {
                throw unsupported("modules_to_save");
            }
        }
        return new Adaptation.Lora(
                (int) number("r"),
                number("lora_alpha"),
                json.path("lora_dropout").asDouble(0),
                targets(),
                json.path("use_rslora").asBoolean(false));
    }

    private List<String> targets() {
        JsonNode modules = json.path("target_modules");
        if (modules.isTextual() && modules.textValue().equals(Adaptation.Lora.ALL_LINEAR)) {
            return List.of(Adaptation.Lora.ALL_LINEAR);
        }
        if (!modules.isArray() || modules.isEmpty()) {
            throw unsupported("target_modules");
        }
        List<String> targets = new ArrayList<>();
        modules.forEach(module -> targets.add(module.asText()));
        return targets;
    }

    private double number(String field) {
        JsonNode value = json.path(field);
        if (!value.isNumber()) {
            throw FileFailure.corrupt(file, "has no number as " + field);
        }
        return value.doubleValue();
    }

    /** Refuses any other value; an absent field counts as the default, which is supported. */
    private void requireOneOf(String field, Set<String> supported) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isNull() && !supported.contains(value.asText())) {
            throw unsupported(field);
        }
    }

    private static boolean isOff(JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isContainerNode() && value.isEmpty());
    }

    private CategorizedException unsupported(String field) {
        return new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                file + ": " + field + " = " + json.path(field)
                        + " is not supported; merge the adapter into its base model "
                        + "with peft's merge_and_unload() to use it");
    }
}
