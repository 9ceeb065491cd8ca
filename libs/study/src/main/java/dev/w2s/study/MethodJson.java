package dev.w2s.study;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.Defaults;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes methods as studies do: flat objects whose absent parameters take their defaults. */
public final class MethodJson {
    private static final String METHOD = "method";
    private static final String PROBE = "probe";
    private static final String KIND = "kind";
    private static final StudyDefaults DEFAULTS = StudyDefaults.BUNDLED;
    /** The methods by their names; any other name is that of a loss. */
    private static final Map<String, Class<? extends Method>> KINDS = kindsByName();

    private static final ObjectMapper PARAMETERS = StudyJson.mapper().copy().addMixIn(Method.class, AsObject.class);

    private MethodJson() {}

    /** @param written a method's name, or an object with its name and some of its parameters */
    public static Method read(JsonNode written) {
        ObjectNode parameters = parameters(written);
        String name = parameters.remove(METHOD).asText();
        Class<? extends Method> kind = KINDS.get(name);
        return kind == null
                ? new Method.WithLoss(parsed(parameters.put(KIND, name), Loss.class))
                : parsed(parameters, kind);
    }

    /** Returns an object with all parameters, or the name alone where there are none. */
    public static JsonNode write(Method method) {
        ObjectNode written = flat(method);
        return written.size() == 1 ? written.get(METHOD) : written;
    }

    /** Returns the name, the probe's name, and every parameter that is not the default. */
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

    /** Returns all parameters, the method's name first. */
    private static ObjectNode flat(Method method) {
        if (method instanceof Method.WithLoss trained) {
            ObjectNode loss = StudyJson.mapper().valueToTree(trained.loss());
            ObjectNode flat = JsonNodeFactory.instance.objectNode();
            flat.set(METHOD, loss.remove(KIND));
            return flat.setAll(loss);
        }
        ObjectNode flat = JsonNodeFactory.instance.objectNode().put(METHOD, nameOf(method.getClass()));
        return flat.setAll(PARAMETERS.<ObjectNode>valueToTree(method));
    }

    private static Map<String, Class<? extends Method>> kindsByName() {
        return Arrays.stream(Method.class.getPermittedSubclasses())
                .filter(kind -> kind != Method.WithLoss.class)
                .collect(Collectors.toMap(MethodJson::nameOf, kind -> kind.asSubclass(Method.class)));
    }

    private static String nameOf(Class<?> kind) {
        JsonTypeName name = kind.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalStateException(kind + " has no @JsonTypeName, the name that a study calls it by");
        }
        return name.value();
    }

    /** Makes a method an object of its own parameters, instead of what {@link Method#json} returns. */
    private interface AsObject {
        @JsonValue(false)
        JsonNode json();
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
