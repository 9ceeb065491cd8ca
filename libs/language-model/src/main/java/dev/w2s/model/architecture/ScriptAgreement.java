package dev.w2s.model.architecture;

import dev.w2s.model.torch.ScriptArchive;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the parameters that an architecture names with those that its script's methods declare. Tensors are passed
 * by position, and two weights of the same shape in the wrong order would only give wrong numbers.
 */
public final class ScriptAgreement {
    private final String architecture;
    private final ScriptArchive script;

    private ScriptAgreement(String architecture, ScriptArchive script) {
        this.architecture = architecture;
        this.script = script;
    }

    /**
     * Refuses a script whose methods take other parameters than the architecture passes, or the same in another order.
     *
     * @param available names of the tensors that the model's files hold
     * @throws CategorizedException {@code INTERNAL} naming method, position and both names
     */
    public static void require(Architecture architecture, ScriptArchive script, Set<String> available) {
        new ScriptAgreement(architecture.getClass().getSimpleName(), script).require(architecture, available);
    }

    private void require(Architecture architecture, Set<String> available) {
        requireParameters("embed", joined(List.of("ids", "positions"), names(architecture.embeddingWeights())));
        requireParameters("shared", List.of("x", "positions", "slots", "rows", "mask"));
        // What the layers of a batch share is the family's own affair: it is what stands between x and the adapters.
        List<String> layer = script.parameters("layer");
        List<String> before = layer.subList(0, Math.max(0, layer.indexOf("adapters")));
        List<String> modules = architecture.layerParts(0).stream()
                .flatMap(part -> part.allParameters().stream())
                .toList();
        requireParameters("layer", joined(before, List.of("adapters", "wanted"), modules));
        if (!architecture.finalNorm().isEmpty()) {
            requireParameters("finish", joined(List.of("x"), names(architecture.finalNorm())));
        }
        for (Pooling pooling : architecture.poolings()) {
            requireParameters(Architecture.readingMethod(pooling), before);
            Head head = architecture.head(pooling, available);
            requireParameters(head.method(), joined(before, names(head.pretrained()), names(head.fresh())));
        }
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static List<String> names(List<Weight> weights) {
        return weights.stream().map(Weight::parameter).toList();
    }

    private void requireParameters(String method, List<String> passed) {
        List<String> declared = script.parameters(method);
        for (int i = 0; i < Math.max(declared.size(), passed.size()); i++) {
            String expected = i < declared.size() ? "'" + declared.get(i) + "'" : "none";
            String actual = i < passed.size() ? "'" + passed.get(i) + "'" : "none";
            if (!expected.equals(actual)) {
                throw new CategorizedException(
                        FailureCategory.INTERNAL,
                        "script " + script.className() + " and " + architecture + " disagree about the method "
                                + method + ": its parameter " + (i + 1) + " is " + expected
                                + " in the script and " + actual + " in the architecture");
            }
        }
    }
}
