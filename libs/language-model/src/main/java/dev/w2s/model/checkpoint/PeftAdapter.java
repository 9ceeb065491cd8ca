package dev.w2s.model.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.network.AdaptationPlan;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.training.Adaptation;
import java.util.Map;
import java.util.TreeMap;

/** The names that peft gives to tensors, and its description of an adapter, {@code adapter_config.json}. */
record PeftAdapter(Architecture architecture) {
    static final String WEIGHTS = "adapter_model.safetensors";
    static final String CONFIGURATION = "adapter_config.json";

    private static final String ROOT = "base_model.model.";
    private static final String ADAPTER = ".lora_";

    /** The key in a file of peft: adapters lie below the base model, the head beside it. */
    String key(String name) {
        return ROOT + (name.contains(ADAPTER) ? architecture.peftPrefix() : "") + name;
    }

    /** The inverse of {@link #key}; a key of another form stays as it is. */
    String name(String key) {
        String name = key.startsWith(ROOT) ? key.substring(ROOT.length()) : key;
        String prefix = architecture.peftPrefix();
        return name.contains(ADAPTER) && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    <T> Map<String, T> keyed(Map<String, T> byName) {
        Map<String, T> byKey = new TreeMap<>();
        byName.forEach((name, value) -> byKey.put(key(name), value));
        return byKey;
    }

    ObjectNode configuration(CheckpointDescription description, Adaptation.Lora lora) {
        ObjectNode json = StudyJson.mapper().createObjectNode();
        json.put("base_model_name_or_path", description.model().reference().location());
        json.put("bias", "none");
        json.put("fan_in_fan_out", architecture.storesLinearWeightsByInput());
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        if (lora.alpha() == Math.rint(lora.alpha())) {
            json.put("lora_alpha", (long) lora.alpha());
        } else {
            json.put("lora_alpha", lora.alpha());
        }
        json.put("lora_dropout", lora.dropout());
        // Without these two names, peft would not load the head.
        json.putArray("modules_to_save").add("classifier").add("score");
        json.put("peft_type", "LORA");
        json.put("r", lora.rank());
        AdaptationPlan.targetsOf(lora, architecture).stream().sorted().forEach(json.putArray("target_modules")::add);
        json.put("task_type", "SEQ_CLS");
        json.put("use_dora", false);
        json.put("use_rslora", lora.rankIsStabilized());
        return json;
    }
}
