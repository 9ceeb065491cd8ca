package dev.w2s.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.Defaults;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Methods as studies write them: flat objects whose absent parameters take their defaults. */
public final class MethodJson {
    private static final String METHOD = "method";
    private static final String PROBE = "probe";
    private static final String KIND = "kind";
    private static final StudyDefaults DEFAULTS = StudyDefaults.load();

    private MethodJson() {}

    /** @param written a method's name, or an object with its name and some of its parameters */
    public static Method read(JsonNode written) {
        ObjectNode parameters = parameters(written);
        String name = parameters.remove(METHOD).asText();
        return switch (name) {
            case "s2s" -> parsed(parameters, Method.StrongToStrong.class);
            case "predict" -> parsed(parameters, Method.Prediction.class);
            case "filter" -> parsed(parameters, Method.Filtering.class);
            case "relabel" -> parsed(parameters, Method.Relabelling.class);
            default -> new Method.WithLoss(parsed(parameters.put(KIND, name), Loss.class));
        };
    }

    /** The name alone where there are no parameters. */
    public static JsonNode write(Method method) {
        ObjectNode written = flat(method);
        return written.size() == 1 ? written.get(METHOD) : written;
    }

    /** The name, the probe's name, and every parameter that is not the default. */
    public static String label(Method method) {
        ObjectNode written = flat(method);
        String name = written.remove(METHOD).asText();
        ObjectNode defaults = defaultsOf(METHOD, name, DEFAULTS.methods());
        List<String> differing = new ArrayList<>();
        if (written.remove(PROBE) instanceof ObjectNode probe) {
            String kind = probe.remove(KIND).asText();
            name += "-" + kind;
            addDiffering(probe, defaultsOf(PROBE, kind, DEFAULTS.probes()), differing);
        }
        addDiffering(written, defaults, differing);
        return differing.isEmpty() ? name : name + "(" + String.join(", ", differing) + ")";
    }

    private static void addDiffering(ObjectNode written, ObjectNode defaults, List<String> differing) {
        for (Map.Entry<String, JsonNode> parameter : written.properties()) {
            JsonNode value = parameter.getValue();
            if (!value.equals(defaults.get(parameter.getKey()))) {
                differing.add(parameter.getKey() + "=" + shown(value));
            }
        }
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText();
    }

    /** All parameters, the method's name first. */
    private static ObjectNode flat(Method method) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        if (method instanceof Method.WithLoss trained) {
            ObjectNode loss = StudyJson.mapper().valueToTree(trained.loss());
            flat.set(METHOD, loss.remove(KIND));
            flat.setAll(loss);
        } else if (method instanceof Method.StrongToStrong chain) {
            flat.put(METHOD, "s2s").put("rounds", chain.rounds()).put("crossFit", chain.crossFit());
        } else if (method instanceof Method.Prediction prediction) {
            flat.put(METHOD, "predict").putPOJO(PROBE, prediction.probe()).putPOJO("layer", prediction.layer());
        } else if (method instanceof Method.Filtering filtering) {
            flat.put(METHOD, "filter")
                    .putPOJO(PROBE, filtering.probe())
                    .putPOJO("layer", filtering.layer())
                    .put("contamination", filtering.contamination());
        } else if (method instanceof Method.Relabelling relabelling) {
            flat.put(METHOD, "relabel").putPOJO(PROBE, relabelling.probe()).putPOJO("layer", relabelling.layer());
        }
        return StudyJson.mapper().valueToTree(flat);
    }

    private static ObjectNode parameters(JsonNode written) {
        ObjectNode method = written instanceof ObjectNode object ? object : named(METHOD, written);
        JsonNode name = method.get(METHOD);
        if (name == null) {
            throw new InvalidFieldException(METHOD, "is missing");
        }
        ObjectNode parameters = Defaults.merged(defaultsOf(METHOD, name.asText(), DEFAULTS.methods()), method);
        JsonNode probe = parameters.get(PROBE);
        if (probe != null) {
            parameters.set(PROBE, withDefaults(probe instanceof ObjectNode object ? object : named(KIND, probe)));
        }
        return parameters;
    }

    private static ObjectNode withDefaults(ObjectNode probe) {
        JsonNode kind = probe.get(KIND);
        if (kind == null) {
            throw new InvalidFieldException(PROBE + "." + KIND, "is missing");
        }
        return Defaults.merged(defaultsOf(PROBE, kind.asText(), DEFAULTS.probes()), probe);
    }

    private static ObjectNode named(String field, JsonNode name) {
        if (!(name instanceof TextNode)) {
            throw new InvalidFieldException(field, name + " is neither a name nor an object");
        }
        return JsonNodeFactory.instance.objectNode().set(field, name);
    }

    private static ObjectNode defaultsOf(String field, String name, ObjectNode known) {
        if (!(known.get(name) instanceof ObjectNode defaults)) {
            List<String> names = new ArrayList<>();
            known.fieldNames().forEachRemaining(names::add);
            throw new InvalidFieldException(field, "'" + name + "' is not one of " + String.join(", ", names));
        }
        return defaults;
    }

    private static <T> T parsed(ObjectNode parameters, Class<T> type) {
        return StudyJson.read(StudyJson.strictMapper(), parameters, type);
    }
}
